/**
 * Goal: the whole checkout compiles, and is linted and formatted. Method: run the tools as `npm run check` does.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './source-files';

const TOOL_TIMEOUT_MS = 180_000;

function run(tool: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules', tool), ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  return { status, output: `${stdout}${stderr}`.slice(-6_000) };
}

describe('the checkout', () => {
  it.each(['tsconfig.json', 'apps/web/tsconfig.json'])(
    'compiles with %s',
    (project) => {
      expect(run('typescript/bin/tsc', '--noEmit', '-p', project)).toEqual({ status: 0, output: '' });
    },
    TOOL_TIMEOUT_MS,
  );

  it(
    'is linted',
    () => {
      const { status, output } = run(
        'oxlint/bin/oxlint',
        '--type-aware',
        '--quiet',
        'apps',
        'libs',
        'test',
        'deploy',
      );
      expect(status === 0 ? '' : output).toBe('');
    },
    TOOL_TIMEOUT_MS,
  );

  it(
    'is formatted',
    () => {
      const { status, output } = run(
        'prettier/bin/prettier.cjs',
        '--check',
        '--log-level=warn',
        '{apps,libs,test,deploy}/**/*.{ts,tsx,mjs,css,yaml}',
      );
      expect(status === 0 ? '' : output).toBe('');
    },
    TOOL_TIMEOUT_MS,
  );
});
