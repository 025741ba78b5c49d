import type { CivilDate, LocalText } from '../vocabulary';
import type { MethodPublished, MethodRatio } from './method.events';

type Method = MethodPublished['data'];

/** "R 111-1, 5.2": the expanded uncertainty (k = 2) of a weight is at most a third of its MPE. */
const A_THIRD_OF_THE_MPE: MethodRatio = { max: '1/3', of: 'MPE' };

/** A method of which only its days, and perhaps a ratio, are known here. */
function method(
  id: string,
  title: LocalText,
  [validFrom, validTo, replacedBy]: readonly [CivilDate, CivilDate | null, string | null],
  source: string,
  ratio: MethodRatio | null = null,
): Method {
  return {
    id,
    title,
    validFrom,
    validTo,
    replacedBy,
    ratio,
    environment: null,
    observationsMin: null,
    recordsEnvironment: null,
    source,
  };
}

/**
 * Two versions that follow one another without a gap. `from` is the first day of the newer one; `older` names the
 * first day of the older one.
 */
function versions(
  title: LocalText,
  older: readonly [id: string, from: CivilDate],
  newer: readonly [id: string, from: CivilDate],
  lastDayOfOlder: CivilDate,
  source: string,
  ratio: MethodRatio | null = null,
): Method[] {
  return [
    method(older[0], title, [older[1], lastDayOfOlder, newer[0]], source, ratio),
    method(newer[0], title, [newer[1], null, null], source, ratio),
  ];
}

const WEIGHTS = { zh: '砝码检定规程', en: 'Verification regulation of weights' };

/**
 * What is known of regulations and specifications before anybody publishes them. Days are those of the title pages and
 * announcements of the newer version; of an older one whose first day was not seen it is the first day of its year.
 */
const BUILT_IN: readonly Method[] = [
  method(
    'OIML R 111-1:2004',
    { zh: 'E1 至 M3 等级砝码 第 1 部分', en: 'Weights of classes E1 to M3, part 1' },
    ['2004-01-01', null, null],
    'OIML R 111-1:2004, 5.2; first day of its year',
    A_THIRD_OF_THE_MPE,
  ),
  ...versions(
    WEIGHTS,
    ['JJG 99-2006', '2007-03-06'],
    ['JJG 99-2022', '2023-06-07'],
    '2023-06-06',
    'JJG 99-2022, title page; U <= MPE / 3: JJG 99-2022, 5.2 (unconfirmed)',
    A_THIRD_OF_THE_MPE,
  ),
  ...versions(
    { zh: '质量计量器具检定系统表', en: 'Verification scheme of measuring instruments for mass' },
    ['JJG 2053-2006', '2006-01-01'],
    ['JJG 2053-2016', '2017-05-25'],
    '2017-05-24',
    'JJG 2053-2016, title page; first day of the older one (unconfirmed)',
  ),
  ...versions(
    { zh: '计量标准考核规范', en: 'Rule for the examination of measurement standards' },
    ['JJF 1033-2016', '2017-05-30'],
    ['JJF 1033-2023', '2023-09-15'],
    '2023-09-14',
    'JJF 1033-2023, title page; first day of the older one (unconfirmed)',
  ),
  ...versions(
    { zh: '数字指示秤检定规程', en: 'Verification regulation of digital indicating scales' },
    ['JJG 539-1997', '1997-01-01'],
    ['JJG 539-2016', '2017-05-30'],
    '2017-05-29',
    'JJG 539-2016, title page; first day of the older one (unconfirmed)',
  ),
  ...versions(
    { zh: '电子天平检定规程', en: 'Verification regulation of electronic balances' },
    ['JJG 1036-2008', '2008-05-20'],
    ['JJG 1036-2022', '2023-06-07'],
    '2023-06-06',
    'JJG 1036-2008, title page; first day of the newer one (unconfirmed)',
  ),
  ...versions(
    { zh: '机械天平检定规程', en: 'Verification regulation of mechanical balances' },
    ['JJG 98-2006', '2006-01-01'],
    ['JJG 98-2019', '2020-03-27'],
    '2020-03-26',
    'JJG 98-2019, title page; first day of the older one (unconfirmed)',
  ),
  ...versions(
    { zh: '架盘天平检定规程', en: 'Verification regulation of table balances' },
    ['JJG 156-2004', '2004-09-02'],
    ['JJG 156-2016', '2017-05-25'],
    '2017-05-24',
    'JJG 156-2016, title page',
  ),
  ...versions(
    { zh: '模拟指示秤检定规程', en: 'Verification regulation of analogue indicating scales' },
    ['JJG 13-1997', '1997-01-01'],
    ['JJG 13-2016', '2016-09-03'],
    '2016-09-02',
    'JJG 13-2016, title page; first day of the older one (unconfirmed)',
  ),
  ...versions(
    { zh: '标准铂电阻温度计检定规程', en: 'Verification regulation of SPRTs' },
    ['JJG 160-1992', '1992-01-01'],
    ['JJG 160-2007', '2007-12-14'],
    '2007-12-13',
    'JJG 160-2007, title page; first day of the older one (unconfirmed)',
  ),
  ...versions(
    { zh: '量块检定规程', en: 'Verification regulation of gauge blocks' },
    ['JJG 146-2003', '2003-01-01'],
    ['JJG 146-2011', '2012-05-30'],
    '2012-05-29',
    'JJG 146-2011 (unconfirmed)',
  ),
  ...versions(
    { zh: '测量不确定度评定与表示', en: 'Evaluation and expression of measurement uncertainty' },
    ['JJF 1059-1999', '1999-01-01'],
    ['JJF 1059.1-2012', '2013-06-03'],
    '2013-06-02',
    'JJF 1059.1-2012 (unconfirmed)',
  ),
];

/** Every method that is known, by its id: what a regulator published wins over what is built in. */
export function knownMethods(published: readonly Method[]): Map<string, Method> {
  return new Map([...BUILT_IN, ...published].map((one) => [one.id, one]));
}
