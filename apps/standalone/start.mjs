// `npm start` and every other command of the product: prepares the checkout, then runs the built command line in
// this same process, so that a signal or a kill reaches the product itself.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, checkNode, checkPort, installPackages, ROOT } from './prepare.mjs';

checkNode();
await checkPort(process.argv[2]);
installPackages();
await build();
process.env.SUYUAN_ROOT ??= ROOT;
process.setSourceMapsEnabled(true);
const main = join(ROOT, 'dist/apps/standalone/src/main.js');
process.argv[1] = main;
createRequire(import.meta.url)(main);
