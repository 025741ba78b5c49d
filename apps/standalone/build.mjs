// Builds the product: services and libraries by SWC into dist/, the pages by Vite into dist/web.
// Nothing here needs to be built itself, so that `npm start` can call it on a fresh clone.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What `nest build` compiles, and what it leaves out: there is one list of it. */
const { filenames: SERVICES, ignore: IGNORED } = JSON.parse(readFileSync(join(ROOT, 'nest-cli.json'), 'utf8'))
  .compilerOptions.builder.options;

/** SWC's settings plus the path aliases of tsconfig.json, so that there is one list of them. */
export function swcOptions() {
  const options = JSON.parse(readFileSync(join(ROOT, '.swcrc'), 'utf8'));
  const { paths } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')).compilerOptions;
  options.jsc.baseUrl = ROOT;
  options.jsc.paths = Object.fromEntries(
    Object.entries(paths).map(([alias, [target]]) => [alias, [`${target}/index.ts`]]),
  );
  return options;
}

/** As for production, whatever the shell says that calls this: a bundle for development is another program. */
const env = { ...process.env, NODE_ENV: 'production' };

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

/** Compiles beside what stands in dist/ and changes it over at the end, so that a running product is not undressed. */
export function buildServices() {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'dist/.building-'));
  try {
    const config = join(folder, 'swcrc.json');
    writeFileSync(config, JSON.stringify(swcOptions()));
    run(process.execPath, [
      join(ROOT, 'node_modules/@swc/cli/bin/swc.js'),
      ...SERVICES,
      `--out-dir=${join(folder, 'new')}`,
      `--config-file=${config}`,
      '--copy-files',
      '--quiet',
      `--ignore=${IGNORED.join(',')}`,
    ]);
    for (const part of readdirSync(join(folder, 'new'))) {
      const place = join(ROOT, 'dist', part);
      if (existsSync(place)) renameSync(place, join(folder, `old-${part}`));
      renameSync(join(folder, 'new', part), place);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function buildPages() {
  run(process.execPath, [
    join(ROOT, 'node_modules/vite/bin/vite.js'),
    'build',
    'apps/web',
    '--logLevel',
    'warn',
  ]);
  compress(join(ROOT, 'dist/web'));
}

/** Below this a packet holds it anyway. */
const COMPRESSED_FROM_BYTES = 1_024;
const TEXTS = /\.(css|html|js|json|map|svg|txt|webmanifest)$/;

/** Puts a Brotli and a gzip form beside every text of a folder: made once with the most effort, sent as they are. */
function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !TEXTS.test(entry.name)) continue;
    const text = readFileSync(path);
    if (text.length < COMPRESSED_FROM_BYTES) continue;
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
    );
    writeFileSync(`${path}.gz`, gzipSync(text, { level: constants.Z_BEST_COMPRESSION }));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const only = process.argv[2];
  if (only !== 'pages') buildServices();
  if (only !== 'services') buildPages();
}
