// Goal: a certificate follows the methods it names, as far as they are known as data. Method: a sound chain and one
// published method; one day, one reading or one degree changed.
import type { CalibrationRecorded, MeasuredPoint, MethodPublished } from '@suyuan/domain';
import { massResult, point, reference, soundChain, type Story } from '../testing/story';

type Certificate = CalibrationRecorded['data'];
type Method = MethodPublished['data'];

const performedOn = '2024-05-10';
const METHOD: Method = {
  id: 'JJG 9001-2020',
  title: { en: 'Weights' },
  validFrom: '2020-01-01',
  validTo: null,
  replacedBy: null,
  ratio: null,
  environment: null,
  observationsMin: null,
  recordsEnvironment: null,
  source: null,
};

interface Told extends Partial<Certificate> {
  points?: MeasuredPoint[];
}

/** The item was measured by the method, which says what `published` does; null: nobody published it. */
function item(published: Partial<Method> | null, { points, ...more }: Told = {}): Story {
  const results = [massResult(points ?? [point('1000', '0.5')], reference('m1'))];
  const certificate = { performedOn, results, methods: [METHOD.id], ...more };
  const story = soundChain().certificate('c', 'item', certificate);
  return published === null
    ? story
    : story.tell({ type: 'MethodPublished', data: { ...METHOD, ...published } });
}

const whole = (code: string, severity: 'GAP' | 'REMARK') => [
  { code, severity, evidence: [METHOD.id], at: { from: 'c', to: null } },
];

describe('a method', () => {
  it('serves to its last day', () => {
    expect(item({ validTo: '2024-05-10' }).codes('c')).toEqual([]);
    const late = item({ validTo: '2024-05-09' });
    expect(late.findings('c', 'METHOD_SUPERSEDED')).toEqual(whole('METHOD_SUPERSEDED', 'REMARK'));
    expect(late.trace('c').verdict).toBe('TRACEABLE_WITH_REMARKS');
  });
  it('that nobody published says nothing, and neither does one that is not named', () => {
    expect(item(null).codes('c')).toEqual([]);
    expect(item({ validTo: '2024-05-09' }, { methods: ['JJG 9001'] }).codes('c')).toEqual([]);
  });
  it('that is built in is known before anybody publishes it, and another when somebody does', () => {
    const weights = (on: string, published: Partial<Method> | null = null) =>
      item(published, { methods: ['JJG 99-2006'], performedOn: on }).codes('c');
    expect(weights('2023-06-06')).toEqual([]);
    expect(weights('2023-06-07')).toEqual(['METHOD_SUPERSEDED']);
    expect(weights('2023-06-07', { id: 'JJG 99-2006', validTo: '2023-06-07' })).toEqual([]);
  });
});

describe('the surroundings', () => {
  const environment = { temperature: { min: '18', max: '27', unit: 'Cel' } };
  const at = (value: string, unit = 'Cel'): Certificate['environment'] => ({
    temperature: { value, unit },
    humidity: null,
    pressure: null,
  });
  const told = (stated: Certificate['environment'], published: Partial<Method> = {}) =>
    item({ environment, ...published }, { environment: stated }).codes('c');

  it('may reach the limits and not pass them', () => {
    expect(told(at('27'))).toEqual([]);
    expect(told(at('27.0001'))).toEqual(['CONDITION_OUT_OF_LIMITS']);
    expect(told(at('18.000'))).toEqual([]);
    expect(told(at('17.9999'))).toEqual(['CONDITION_OUT_OF_LIMITS']);
  });
  it('are compared as temperatures, not as differences', () => {
    expect(told(at('300.15', 'K'))).toEqual([]);
    expect(told(at('300.151', 'K'))).toEqual(['CONDITION_OUT_OF_LIMITS']);
    expect(told(at('27', 'K'))).toEqual(['CONDITION_OUT_OF_LIMITS']);
  });
  it('are told as a gap, with the method', () => {
    const story = item({ environment }, { environment: at('28') });
    expect(story.findings('c', 'CONDITION_OUT_OF_LIMITS')).toEqual(whole('CONDITION_OUT_OF_LIMITS', 'GAP'));
  });
  it('are limited each by its own, and only where they are stated', () => {
    const humid = (value: string) => ({ ...at('20')!, humidity: { value, unit: '%' } });
    const both = { ...environment, humidity: { min: '30', max: '70', unit: '%' } };
    expect(told(humid('70'), { environment: both })).toEqual([]);
    expect(told(humid('70.1'), { environment: both })).toEqual(['CONDITION_OUT_OF_LIMITS']);
    expect(told(humid('70.1'))).toEqual([]);
    expect(told(null)).toEqual([]);
    const pressure = { min: '80', max: '106', unit: 'kPa' };
    const pressed = (value: string) => ({ ...at('20')!, pressure: { value, unit: 'Pa' } });
    expect(told(pressed('106000'), { environment: { pressure } })).toEqual([]);
    expect(told(pressed('106001'), { environment: { pressure } })).toEqual(['CONDITION_OUT_OF_LIMITS']);
  });
  it('are limited by a method in force on the day', () => {
    expect(told(at('28'), { validTo: '2024-05-10' })).toEqual(['CONDITION_OUT_OF_LIMITS']);
    expect(told(at('28'), { validTo: '2024-05-09' })).toEqual(['METHOD_SUPERSEDED']);
    expect(told(at('28'), { validFrom: '2024-05-10' })).toEqual(['CONDITION_OUT_OF_LIMITS']);
    expect(told(at('28'), { validFrom: '2024-05-11' })).toEqual([]);
  });
});

describe('raw data', () => {
  const readings = (count: number): MeasuredPoint =>
    point('1000', '0.5', count === 0 ? {} : { observations: Array.from({ length: count }, () => '1000') });
  const observed = (observationsMin: number | null, ...counts: number[]) =>
    item({ observationsMin }, { points: counts.map(readings) });

  it('are as many readings at each point as the method demands', () => {
    expect(observed(3, 3, 4).codes('c')).toEqual([]);
    expect(observed(3, 3, 2, 0).findings('c', 'RAW_DATA_MISSING')).toEqual([
      {
        code: 'RAW_DATA_MISSING',
        severity: 'GAP',
        evidence: [METHOD.id],
        at: { from: 'c', to: null },
        result: 0,
        points: [1, 2],
      },
    ]);
    expect(observed(null, 0).codes('c')).toEqual([]);
  });
  it('are demanded by a method in force on the day', () => {
    const late = (validFrom: string) =>
      item({ observationsMin: 1, validFrom }, { points: [readings(0)] }).codes('c');
    expect(late('2024-05-10')).toEqual(['RAW_DATA_MISSING']);
    expect(late('2024-05-11')).toEqual([]);
  });
  it('are also the surroundings, where the method demands their record', () => {
    const recorded = (environment: Certificate['environment'], recordsEnvironment: boolean | null = true) =>
      item({ recordsEnvironment }, { environment });
    const none = { temperature: null, humidity: null, pressure: null };
    const some = { ...none, humidity: { value: '50', unit: '%' } };
    expect(recorded(some).codes('c')).toEqual([]);
    expect(recorded(none).findings('c', 'RAW_DATA_MISSING')).toEqual(whole('RAW_DATA_MISSING', 'GAP'));
    expect(recorded(null).codes('c')).toEqual(['RAW_DATA_MISSING']);
    expect(recorded(null, false).codes('c')).toEqual([]);
    expect(recorded(null, null).codes('c')).toEqual([]);
  });
});
