// Goal: the calculators over HTTP: who may ask, what is answered, and how unsound requests are refused.
// Method: the controller alone behind the house's HTTP frame, without any store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CALCULATOR_PATHS, CODES, openApiOf } from '@suyuan/contract';
import {
  createHttpApp,
  createLogger,
  DevTokenIssuer,
  readSettings,
  SystemClock,
  type Role,
} from '@suyuan/platform';
import { CalculationRunner } from './calculation-runner';
import { CalculatorsController } from './calculators.controller';

@Module({ controllers: [CalculatorsController], providers: [CalculationRunner] })
class CalculatorsAlone {}

interface Answer {
  status: number;
  // Answers differ by address, and a test says which fields it expects.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

let app: NestFastifyApplication;
let folder: string;
let post: (path: string, body: unknown, role?: Role | null, language?: string) => Promise<Answer>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suyuan-calculators-'));
  const settings = readSettings({ SUYUAN_DATA_DIR: folder, LOG_LEVEL: 'silent' }, 'standalone');
  const logger = createLogger('calculators-test', 'silent');
  app = await createHttpApp(CalculatorsAlone, { settings, name: 'calculators-test', texts: CODES, logger });
  await app.init();
  const issuer = await DevTokenIssuer.open(join(folder, 'keys'), new SystemClock());
  post = async (path, body, role = 'enterprise', language = 'en') => {
    const token = role && (await issuer.issue({ subject: 'tester', role, organization: 'org-1' }));
    const reply = await app.inject({
      method: 'POST',
      url: path,
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      payload: JSON.stringify(body),
    });
    return { status: reply.statusCode, body: reply.json() };
  };
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const BUDGET = {
  outputs: [{ symbol: 'y', expression: 'a*b', unit: 'mm' }],
  inputs: [
    { symbol: 'a', estimate: '2', standardUncertainty: '0.1' },
    { symbol: 'b', observations: ['2.9', '3.0', '3.1'] },
  ],
};
const DECISION = {
  value: '5.9',
  limits: { lower: '-6', upper: '6' },
  expandedUncertainty: '3',
  coverageFactor: '2',
  rule: { id: 'JJF_1094' },
};
const RISKS = {
  tolerance: { lower: '1499.8', upper: '1500.2' },
  acceptance: { lower: '1499.82', upper: '1500.18' },
  process: { mean: '1500', standardDeviation: '0.12' },
  measurement: { standardUncertainty: '0.04' },
};
const COMPARISON = {
  value: '10.00012',
  expandedUncertainty: '0.00010',
  coverageFactor: '2',
  reference: { value: '10.00004', expandedUncertainty: '0.00004', coverageFactor: '2' },
};
const INTERVAL = { method: 'A3', intervalDays: 365, reliabilityTarget: '0.95', inTolerance: 15, tested: 20 };
const SOUND: Record<string, object> = {
  '/v1/uncertainty/budgets': BUDGET,
  '/v1/conformity/decisions': DECISION,
  '/v1/conformity/risks': RISKS,
  '/v1/conformity/comparisons': COMPARISON,
  '/v1/intervals': INTERVAL,
};

describe('every calculator', () => {
  it.each(CALCULATOR_PATHS)('%s answers any token, and nobody without one', async (path) => {
    for (const role of ['lab', 'enterprise', 'inspector', 'regulator', 'admin'] as const) {
      expect((await post(path, SOUND[path], role)).status).toBe(200);
    }
    expect(await post(path, SOUND[path], null)).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    });
  });
  it.each(CALCULATOR_PATHS)(
    '%s names every field that it does not know, and a body of another kind',
    async (path) => {
      const { status, body } = await post(path, { ...SOUND[path], surplus: 1 });
      expect(status).toBe(400);
      expect(body.errors).toEqual([expect.objectContaining({ code: 'UNKNOWN_FIELD', pointer: '/surplus' })]);
      expect((await post(path, [])).body.errors).toEqual([expect.objectContaining({ code: 'WRONG_TYPE' })]);
      expect((await post(path, {})).status).toBe(400);
    },
  );
  it.each(CALCULATOR_PATHS)('%s is described', (path) => {
    const document = openApiOf(app);
    const operation = (document.paths[path] as { post: { responses: object } }).post;
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '422', 'default']));
  });
});

describe('POST /v1/uncertainty/budgets', () => {
  const at = '/v1/uncertainty/budgets';

  it('answers a budget of decimal texts', async () => {
    const { body } = await post(at, { ...BUDGET, coverage: null, order: '2', rounding: 'UP' });
    expect(body.outputs[0]).toMatchObject({
      symbol: 'y',
      unit: 'mm',
      estimate: '6.000000',
      degreesOfFreedomUsed: expect.any(String),
      stated: { value: '6.00', text: expect.stringMatching(/^6\.00\(\d\d\)$/) },
      budget: [{ symbol: 'a', sensitivity: '3.000000' }, { symbol: 'b' }],
      monteCarlo: null,
    });
  });
  it('takes numbers with all the digits that programs print', async () => {
    const inputs = ['a', 'b'].map((symbol) => ({ symbol, estimate: '0', halfWidth: String(Math.sqrt(3)) }));
    const { status, body } = await post(at, { outputs: [{ symbol: 'y', expression: 'a - b' }], inputs });
    expect(status).toBe(200);
    expect(body.outputs[0].standardUncertainty).toBe('1.41421356237');
  });
  it('answers trials, the same for the same seed', async () => {
    const body = { ...BUDGET, method: 'MONTE_CARLO', monteCarlo: { trials: '5000', seed: 7 } };
    const [one, other] = [await post(at, body), await post(at, body)];
    expect(one.body.outputs[0].monteCarlo).toMatchObject({ trials: '5000', seed: '7' });
    expect(other.body).toEqual(one.body);
  });
  it.each<[string, object, string, string]>([
    [
      'a number that is not text',
      { inputs: [{ symbol: 'a', estimate: 2, standardUncertainty: '1' }] },
      'WRONG_TYPE',
      '/inputs/0/estimate',
    ],
    [
      'a decimal that is none',
      { inputs: [{ symbol: 'b', observations: ['1', '2;'] }] },
      'NOT_A_DECIMAL',
      '/inputs/0/observations/1',
    ],
    ['a set of one', { simultaneous: [['a']] }, 'TOO_FEW', '/simultaneous/0'],
    ['a set of numbers', { simultaneous: [['a', 1]] }, 'WRONG_TYPE', '/simultaneous/0/1'],
    ['no set', { simultaneous: ['a'] }, 'WRONG_TYPE', '/simultaneous/0'],
    ['half an order', { order: 1.5 }, 'WRONG_TYPE', '/order'],
    [
      'an unknown distribution',
      { inputs: [{ symbol: 'a', estimate: '1', distribution: 'POISSON' }] },
      'NOT_IN_LIST',
      '/inputs/0/distribution',
    ],
    ['no outputs', { outputs: [] }, 'TOO_FEW', '/outputs'],
    [
      'an expression too long',
      { outputs: [{ symbol: 'y', expression: 'a'.repeat(2001) }] },
      'TOO_LONG',
      '/outputs/0/expression',
    ],
  ])('refuses %s with 400', async (_, more, code, pointer) => {
    const { status, body } = await post(at, { ...BUDGET, ...more });
    expect(status).toBe(400);
    expect(body.errors).toContainEqual(expect.objectContaining({ code, pointer }));
  });
  it('refuses what cannot be calculated with 422, the code of the first fault, and every pointer', async () => {
    const { status, body } = await post(at, {
      outputs: [{ symbol: 'y', expression: 'a**b' }],
      inputs: [{ symbol: 'a', estimate: '1' }],
    });
    expect(status).toBe(422);
    expect(body.code).toBe('INPUT_INCOMPLETE');
    expect(body.errors).toEqual([
      expect.objectContaining({ code: 'INPUT_INCOMPLETE', pointer: '/inputs/0' }),
      expect.objectContaining({
        code: 'EXPRESSION_SYNTAX',
        pointer: '/outputs/0/expression',
        detail: expect.stringContaining('character 3'),
      }),
    ]);
  });
  it('refuses in Chinese', async () => {
    const { body } = await post(
      at,
      { ...BUDGET, outputs: [{ symbol: 'y', expression: 'x' }] },
      'lab',
      'zh-CN',
    );
    expect(body).toMatchObject({ code: 'SYMBOL_UNKNOWN', title: '没有此符号的输入量。' });
  });
  it('runs nothing that is sent', async () => {
    for (const expression of ['process.exit(1)', 'constructor(a)', 'a;b', '`a`', 'this', '__proto__']) {
      const { status, body } = await post(at, { ...BUDGET, outputs: [{ symbol: 'y', expression }] });
      expect(status).toBe(422);
      expect(['EXPRESSION_SYNTAX', 'SYMBOL_UNKNOWN']).toContain(body.code);
    }
  });
  it('lets others pass while it calculates', async () => {
    let done = false;
    const trials = { ...BUDGET, method: 'MONTE_CARLO', monteCarlo: { trials: 1_000_000 } };
    const calculation = post(at, trials).then((reply) => {
      done = true;
      return reply;
    });
    await post('/v1/intervals', INTERVAL);
    expect(done).toBe(false);
    expect((await calculation).status).toBe(200);
  });
});

describe('POST /v1/conformity', () => {
  it('decides, with the rule and its version', async () => {
    const { body } = await post('/v1/conformity/decisions', DECISION);
    expect(body).toMatchObject({
      verdict: 'UNDETERMINED',
      acceptance: { lower: '-3', upper: '3' },
      tur: '2.000000',
      rule: { id: 'JJF_1094', version: '1' },
    });
  });
  it('says what a rule assumes of the process, and what risk it leaves', async () => {
    const rule = { id: 'PFA_2' };
    const alone = await post('/v1/conformity/decisions', { ...DECISION, rule });
    expect(alone.body).toMatchObject({ assumed: 'WORST_CENTRED_PROCESS', globalConsumerRisk: null });
    const process = { mean: '0', standardDeviation: '4' };
    const known = await post('/v1/conformity/decisions', { ...DECISION, rule, process });
    expect(known.body.assumed).toBe('STATED_PROCESS');
    expect(Number(known.body.globalConsumerRisk)).toBeCloseTo(0.02, 6);
  });
  it('compares with a reference value', async () => {
    const { body } = await post('/v1/conformity/comparisons', { ...COMPARISON, unit: 'V' });
    expect(body).toEqual({
      en: '0.742781352708',
      verdict: 'SATISFACTORY',
      unit: 'V',
      difference: '0.00008',
      expandedUncertainty: expect.stringMatching(/^0\.0001077/),
    });
  });
  it('gives global risks', async () => {
    const { body } = await post('/v1/conformity/risks', RISKS);
    expect(Number(body.globalConsumerRisk)).toBeCloseTo(0.0099, 4);
    expect(Number(body.globalProducerRisk)).toBeCloseTo(0.069, 3);
  });
  it.each<[string, string, object, number, string, string]>([
    ['a rule of its own', 'decisions', { ...DECISION, rule: { id: 'MINE' } }, 400, 'NOT_IN_LIST', '/rule/id'],
    ['no limits', 'decisions', { ...DECISION, limits: null }, 400, 'REQUIRED', '/limits'],
    ['limits without a bound', 'decisions', { ...DECISION, limits: {} }, 422, 'REQUIRED', '/limits/upper'],
    [
      'no uncertainty',
      'decisions',
      { ...DECISION, expandedUncertainty: null },
      422,
      'U_MISSING',
      '/expandedUncertainty',
    ],
    [
      'tolerances upside down',
      'risks',
      { ...RISKS, tolerance: { lower: '1', upper: '0' } },
      422,
      'RANGE_INVERTED',
      '/tolerance',
    ],
  ])('refuses %s', async (_, path, sent, status, code, pointer) => {
    const reply = await post(`/v1/conformity/${path}`, sent);
    expect(reply.status).toBe(status);
    expect(reply.body.errors).toContainEqual(expect.objectContaining({ code, pointer }));
  });
});

describe('POST /v1/intervals', () => {
  it('proposes an interval with reasons in both languages', async () => {
    const { body } = await post('/v1/intervals', { ...INTERVAL, intervalDays: '365' });
    expect(body.intervalDays).toBe('231');
    expect(body.reasons[0]).toEqual({
      code: 'RELIABILITY_OBSERVED',
      message: { zh: expect.any(String), en: expect.any(String) },
    });
  });
  it.each<[string, object, number, string, string]>([
    ['an unknown method', { ...INTERVAL, method: 'S2' }, 400, 'NOT_IN_LIST', '/method'],
    [
      'a day that is none',
      { method: 'CONTROL_CHART', points: [{ on: '2024-02-30', error: '0' }] },
      400,
      'NOT_A_DATE',
      '/points/0/on',
    ],
    ['what its method needs', { method: 'STAIRCASE', intervalDays: 365 }, 422, 'REQUIRED', '/asFound'],
  ])('refuses %s', async (_, sent, status, code, pointer) => {
    const reply = await post('/v1/intervals', sent);
    expect(reply.status).toBe(status);
    expect(reply.body.errors).toContainEqual(expect.objectContaining({ code, pointer }));
  });
});
