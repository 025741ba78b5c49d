// Goal: a division code is told by its name, a withdrawn and an unknown one as what they are, and none is refused for
// standing in no list of ours. Method: places one knows, near misses, and every code of the list.
import { isRegion, REGION_LIST_EDITION, regionCodes, regionOf } from './region-names';

describe('a region', () => {
  it.each([
    ['330000', '浙江省', 'Zhejiang'],
    ['330100', '浙江省杭州市', 'Hangzhou, Zhejiang'],
    ['330109', '浙江省杭州市萧山区', '萧山区, Hangzhou, Zhejiang'],
    ['330113', '浙江省杭州市临平区', '临平区, Hangzhou, Zhejiang'],
    ['110108', '北京市海淀区', '海淀区, Beijing'],
    ['500230', '重庆市丰都县', '丰都县, Chongqing'],
    ['429004', '湖北省仙桃市', '仙桃市, Hubei'],
    ['150100', '内蒙古自治区呼和浩特市', 'Hohhot, Inner Mongolia'],
    ['652800', '新疆维吾尔自治区巴音郭楞蒙古自治州', 'Bayingolin Mongol Autonomous Prefecture, Xinjiang'],
    ['810000', '香港特别行政区', 'Hong Kong'],
  ])('%s is %s', (code, zh, en) => {
    expect(regionOf(code)).toEqual({ name: { zh, en }, state: 'LISTED', lastListed: null });
  });

  it.each([
    ['330103', '浙江省杭州市下城区', '2020-12'],
    ['341400', '安徽省巢湖市', '2010-10'],
    ['341402', '安徽省巢湖市居巢区', '2010-10'],
  ])('%s, withdrawn, is still told, with the last edition that lists it', (code, zh, lastListed) => {
    expect(regionOf(code)).toMatchObject({ name: { zh }, state: 'WITHDRAWN', lastListed });
  });

  it('that is not listed has the name of what it lies in, as far as anybody knows', () => {
    const within = { zh: '浙江省杭州市', en: 'Hangzhou, Zhejiang' };
    expect(regionOf('330199')).toEqual({ name: within, state: 'NOT_LISTED', lastListed: null });
    expect(regionOf('336500').name).toEqual({ zh: '浙江省', en: 'Zhejiang' });
    expect(regionOf('160000')).toEqual({ name: {}, state: 'NOT_LISTED', lastListed: null });
  });

  it('that the product itself adds is told as its convention', () => {
    expect(regionOf('100000')).toMatchObject({ name: { zh: '全国' }, state: 'CONVENTION' });
    expect(regionOf('990000')).toMatchObject({ name: { zh: '境外' }, state: 'CONVENTION' });
  });

  it('is one of the provinces, prefectures and counties of an edition, each once', () => {
    expect(REGION_LIST_EDITION).toMatch(/^\d{4}-\d\d-\d\d$/);
    const codes = regionCodes();
    expect(new Set(codes).size).toBe(codes.length);
    const listed = codes.filter((code) => regionOf(code).state === 'LISTED');
    expect(listed.filter((code) => code.endsWith('0000'))).toHaveLength(34);
    // 333 prefectures and the nine codes under which counties of municipalities and provinces are grouped.
    expect(listed.filter((code) => /^\d{4}00$/.test(code) && !code.endsWith('0000'))).toHaveLength(342);
    expect(listed.filter((code) => !code.endsWith('00'))).toHaveLength(2846);
    const chinese = codes.map((code) => regionOf(code).name.zh ?? '');
    expect(chinese.filter((zh) => !/^\p{Script=Han}+$/u.test(zh))).toEqual([]);
    const inEnglish = listed
      .filter((code) => code.endsWith('00'))
      .map((code) => regionOf(code).name.en ?? '');
    // What groups counties names no place and has no English name.
    expect(inEnglish.filter((en) => /\p{Script=Han}/u.test(en))).toHaveLength(9);
  });
});

describe('the code of a region', () => {
  it('is taken where the standard can give it, in the list or not', () => {
    expect(regionCodes().filter((code) => !isRegion(code))).toEqual([]);
    for (const code of ['330199', '336500', '330171', '429099', '810001', '100000', '990000'])
      expect({ code, taken: isRegion(code) }).toEqual({ code, taken: true });
  });

  it.each(['160000', '339900', '337100', '330009', '990001', '33010', '33010a', '3301090'])(
    '%s is refused',
    (code) => expect(isRegion(code)).toBe(false),
  );
});
