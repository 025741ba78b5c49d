// Goal: the calculator on the command line gives the answer of the API, or says in lines what is wrong.
// Method: files in a folder of their own, a terminal that remembers.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../command-line';
import { uncertaintyCommand } from './uncertainty.command';

const WEIGHT = {
  outputs: [{ symbol: 'm', expression: 'm_S + δm', unit: 'g' }],
  inputs: [
    { symbol: 'm_S', unit: 'g', estimate: '10000.005', expandedUncertainty: '0.045', coverageFactor: '2' },
    { symbol: 'δm', estimate: '0.020', halfWidth: '0.015', degreesOfFreedom: 8 },
  ],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'suyuan-uncertainty-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(content: unknown, table = false): Promise<{ code: number; out: string[]; err: string[] }> {
  const file = join(folder, 'budget.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  return { code: await uncertaintyCommand(file, { table }, terminal), out, err };
}

describe('suyuan uncertainty', () => {
  it('prints the answer as JSON', async () => {
    const { code, out, err } = await run(WEIGHT);
    expect([code, err]).toEqual([0, []]);
    expect(JSON.parse(out.join('\n'))).toMatchObject({
      outputs: [{ symbol: 'm', estimate: '10000.025', stated: { value: '10000.025' } }],
      correlations: [],
    });
  });
  it('prints the budget as a table', async () => {
    const { out } = await run(
      { ...WEIGHT, coverage: 'NORMAL', method: 'MONTE_CARLO', monteCarlo: { trials: 1000 } },
      true,
    );
    const lines = out.join('\n').split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'quantity   estimate          u  sensitivity  contribution  ν   share',
      'm_S / g   10000.005     0.0225            1        0.0225  ∞  87.1 %',
      'δm            0.020  0.0086603            1     0.0086603  8  12.9 %',
      'm = 10000.025 g, u = 0.024109, ν_eff = 480.5',
      'm = (10000.025 ± 0.048) g, k = 2',
    ]);
    expect(lines[5]).toMatch(/^Monte Carlo, 1000 trials: 9999\.9\d+ to 10000\.0\d+ g$/);
  });
  it('says what is wrong, one line for each, and fails', async () => {
    expect(await run({ ...WEIGHT, outputs: [{ symbol: 'm', expression: 'm_S +' }] })).toEqual({
      code: 1,
      out: [],
      err: [expect.stringMatching(/^EXPRESSION_SYNTAX \/outputs\/0\/expression: at character 6/)],
    });
    expect((await run({ ...WEIGHT, inputs: [{ symbol: 'm_S', estimate: 1 }] })).err).toEqual([
      expect.stringMatching(/^WRONG_TYPE \/inputs\/0\/estimate: /),
      'SYMBOL_UNKNOWN /outputs/0/expression: no input is called δm',
    ]);
    expect((await run('{')).err).toEqual([expect.stringMatching(/^MALFORMED_JSON \//)]);
    expect((await run('[]')).err).toEqual([expect.stringMatching(/^WRONG_TYPE \/: /)]);
  });
  it('throws for a file that is not there', async () => {
    const nowhere = uncertaintyCommand(
      join(folder, 'none.json'),
      { table: false },
      {
        out: () => undefined,
        err: () => undefined,
      },
    );
    await expect(nowhere).rejects.toThrow('ENOENT');
  });
  it('is a command', () => {
    const command = commandLine().commands.find((one) => one.name() === 'uncertainty');
    expect(command?.helpInformation()).toContain('<file>');
  });
});
