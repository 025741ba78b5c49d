// Goal: a method is refused when it contradicts itself or its limits cannot be measured.
// Method: one accepted body, each test changes one thing.
import { CONTEXT, given } from '../testing/given-when-then';
import type { MethodBody } from './method.commands';
import { decideMethod, evolveMethod, initialMethodState } from './method.decide';
import type { MethodEvent } from './method.events';

const aggregate = { initial: initialMethodState, evolve: evolveMethod };
const body = (more: Partial<MethodBody> = {}): MethodBody => ({
  id: 'JJG 99-2022',
  title: { zh: '砝码' },
  validFrom: '2023-06-07',
  ratio: { max: '1/3', of: 'MPE' },
  environment: { temperature: { min: '18', max: '27', unit: 'Cel' } },
  ...more,
});
const command = (more: Partial<MethodBody>) => ({
  type: 'PublishMethod' as const,
  id: 'JJG 99-2022',
  body: body(more),
  ...CONTEXT,
});
const publish = (more: Partial<MethodBody> = {}, ...events: MethodEvent[]) =>
  given(aggregate, ...events).when(decideMethod, command(more));
const published = (more: Partial<MethodBody> = {}): MethodEvent => {
  const decision = decideMethod(initialMethodState, command(more));
  if (decision.outcome !== 'ACCEPTED') throw new Error(JSON.stringify(decision));
  return decision.events[0]!;
};

describe('a method', () => {
  it('is published, for the future too', () => {
    expect(publish({ validFrom: '2030-01-01' })).toEqual({ events: ['MethodPublished'] });
  });
  it('is recorded with null where nothing is known', () => {
    expect(published().data).toEqual({
      id: 'JJG 99-2022',
      title: { zh: '砝码' },
      validFrom: '2023-06-07',
      validTo: null,
      replacedBy: null,
      ratio: { max: '1/3', of: 'MPE' },
      environment: { temperature: { min: '18', max: '27', unit: 'Cel' } },
      observationsMin: null,
      recordsEnvironment: null,
      source: null,
    });
    const silent = published({ ratio: null, environment: undefined }).data;
    expect(silent).toMatchObject({ ratio: null, environment: null });
  });
  it('does not end before it begins', () => {
    expect(publish({ validTo: '2023-06-06' })).toEqual({ refused: ['TIME_ORDER /validTo'] });
    expect(publish({ validTo: '2023-06-07' })).toEqual({ events: ['MethodPublished'] });
  });
  it('is replaced by another', () => {
    expect(publish({ replacedBy: 'JJG 99-2022' })).toEqual({ refused: ['METHOD_INCONSISTENT /replacedBy'] });
    expect(publish({ replacedBy: 'JJG 99-2032' })).toEqual({ events: ['MethodPublished'] });
  });
  it('has a ratio that is a number and limits that can be measured', () => {
    const environment = {
      temperature: { min: '27', max: '18', unit: 'Cel' },
      humidity: { min: '0', max: '60', unit: 'Pa' },
      pressure: { min: '1e999', max: '110', unit: 'kPa' },
    };
    expect(publish({ ratio: { max: '1/0', of: 'REFERENCE' }, environment })).toEqual({
      refused: [
        'NOT_A_DECIMAL /ratio/max',
        'RANGE_INVERTED /environment/temperature',
        'UNIT_INCOMPATIBLE /environment/humidity/unit',
        'NOT_A_DECIMAL /environment/pressure/min',
      ],
    });
  });
  it('is published once, the same again being no fault', () => {
    expect(publish({ validTo: null }, published())).toEqual({ repeated: 'JJG 99-2022' });
    expect(publish({ observationsMin: 3 }, published())).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});
