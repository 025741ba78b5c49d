// Runs a TypeScript file of the project in a process of its own, for tests that kill one and for benchmarks.
// Usage: node test/support/run-typescript.mjs <file.ts> [arguments]
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);
const { transformSync } = require('@swc/core');
const { swcOptions } = await import('../../apps/standalone/build.mjs');

const { $schema: _schema, ...options } = swcOptions();
delete options.jsc.paths;
delete options.jsc.baseUrl;

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  const alias = /^@suyuan\/([a-z-]+)$/.exec(request);
  return resolveFilename.call(this, alias ? join(ROOT, 'libs', alias[1], 'src/index.ts') : request, ...rest);
};
Module._extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const { code } = transformSync(source, { ...options, filename, swcrc: false, sourceMaps: 'inline' });
  module._compile(code, filename);
};

process.env.SUYUAN_ROOT ??= ROOT;
process.argv.splice(1, 1);
require(resolve(process.argv[1]));
