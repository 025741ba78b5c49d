// `npm run check`: what one runs before a commit, in under two minutes on two cores. Formatting, lint and types are specs
// of test/tidy, so that all of it is one queue; properties are tried on fewer random cases than `npm test` takes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const RUNS = '25';

const root = join(import.meta.dirname, '..');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const args = ['--selectProjects', 'unit', 'tidy', '--maxWorkers=2', ...process.argv.slice(2)];
const env = { SUYUAN_RUNS: RUNS, ...process.env };
const { status } = spawnSync(process.execPath, [jest, ...args], { cwd: root, env, stdio: 'inherit' });
process.exit(status ?? 1);
