// Goal: clock, ids, civil dates and the project's folder are what their names say.
// Method: named cases, and the calendar of Date as the independent judge of which days exist.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { civilDateOf, CIVIL_TIME_ZONE, isCivilDate, isInstant } from './civil-date';
import { FixedClock, SystemClock } from './clock';
import { until } from '../../../test/support/until';
import { newId } from './ids';
import { createLogger, NestLogger } from './logging';
import { Metrics } from './metrics';
import { projectRoot } from './root';

describe('a clock', () => {
  it('tells the time, or the time it was set to', () => {
    expect(Math.abs(new SystemClock().now().getTime() - Date.now())).toBeLessThan(1_000);
    const clock = new FixedClock(new Date('2024-05-17T00:00:00Z'));
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2024-05-17T00:00:00.000Z');
    clock.set(new Date('2025-01-01T00:00:00Z'));
    expect(clock.now().getUTCFullYear()).toBe(2025);
  });
});

describe('ids', () => {
  it('are UUIDv7, new each time and in order of time', async () => {
    const first = newId();
    // In one millisecond their order is that of chance.
    const made = Date.now();
    await until(() => Date.now() > made);
    const second = newId();
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first < second).toBe(true);
  });
});

describe('a civil date', () => {
  it('is a day that exists', () => {
    const judge = (text: string) => {
      const day = new Date(`${text}T00:00:00Z`);
      return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
    };
    const part = (max: number, width: number) => fc.nat({ max }).map((n) => String(n).padStart(width, '0'));
    fc.assert(
      fc.property(part(9_998, 4), part(13, 2), part(32, 2), (year, month, day) => {
        fc.pre(year !== '0000');
        expect(isCivilDate(`${year}-${month}-${day}`)).toBe(judge(`${year}-${month}-${day}`));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '2023-02-30',
    '2100-02-29',
    '2024-2-3',
    '2024-02-03 ',
    '0000-01-01',
    '2024-02-03T00:00:00Z',
    '２０２４-01-01',
  ])('is not %s', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });

  it('changes at midnight in Shanghai', () => {
    expect(civilDateOf(new Date('2024-12-31T15:59:59.999Z'))).toBe('2024-12-31');
    expect(civilDateOf(new Date('2024-12-31T16:00:00Z'))).toBe('2025-01-01');
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: CIVIL_TIME_ZONE });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1995-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
        (at) => {
          expect(civilDateOf(at)).toBe(format.format(at));
        },
      ),
    );
  });
});

describe('an instant', () => {
  it.each(['2024-05-17T08:00:00Z', '2024-05-17T08:00:00.123456+08:00'])('is %s', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  it.each([
    '2024-05-17',
    '2024-05-17T08:00:00',
    '2024-02-30T08:00:00Z',
    '2024-05-17T24:00:00Z',
    '2024-05-17 08:00:00Z',
  ])('is not %s', (text) => {
    expect(isInstant(text)).toBe(false);
  });
});

describe('the project folder', () => {
  const before = process.env.SUYUAN_ROOT;
  const script = process.argv[1];
  afterEach(() => {
    process.argv[1] = script ?? '';
    if (before === undefined) delete process.env.SUYUAN_ROOT;
    else process.env.SUYUAN_ROOT = before;
  });

  it('is the stated one, else the one above the script', () => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'suyuan-root-')));
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    writeFileSync(join(folder, 'nest-cli.json'), '{}');
    writeFileSync(join(folder, 'a/b/main.js'), '');
    delete process.env.SUYUAN_ROOT;
    process.argv[1] = join(folder, 'a/b/main.js');
    expect(projectRoot()).toBe(folder);
    process.env.SUYUAN_ROOT = '/elsewhere';
    expect(projectRoot()).toBe('/elsewhere');
    rmSync(folder, { recursive: true });
  });
});

describe('metrics and logs', () => {
  it('give one instrument per name, with the service in its labels', async () => {
    const metrics = new Metrics('test');
    metrics.counter('suyuan_things_total', 'Things.', ['kind']).inc({ kind: 'a' });
    metrics.counter('suyuan_things_total', 'Things.', ['kind']).inc({ kind: 'a' });
    metrics.gauge('suyuan_lag', 'Lag.').set(3);
    const text = await metrics.text();
    expect(text).toContain('suyuan_things_total{kind="a",service="test"} 2');
    expect(text).toContain('suyuan_lag{service="test"} 3');
    metrics.registry.clear();
  });

  it('take what Nest says with its context', () => {
    const logger = createLogger('test', 'silent');
    const error = jest.spyOn(logger, 'error').mockImplementation(() => undefined);
    const debug = jest.spyOn(logger, 'debug').mockImplementation(() => undefined);
    const nest = new NestLogger(logger);
    nest.error('broken', 'stack', 'Where');
    nest.log('started', 'Where');
    expect(error).toHaveBeenCalledWith({ context: 'Where', stack: 'stack' }, 'broken');
    expect(debug).toHaveBeenCalledWith({ context: 'Where' }, 'started');
  });
});
