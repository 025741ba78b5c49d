// Goal: `npx nest build <app>` makes what nest-cli.json names, and nothing that only tests need. Method: the command itself
// with the file as it stands, into a folder of its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from '@suyuan/platform';

interface NestCli {
  compilerOptions: { builder: { options: { outDir: string } } };
  projects: Record<string, { type: 'application' | 'library'; sourceRoot: string; entryFile: string }>;
}

const BUILD_TIMEOUT_MS = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'suyuan-nest-'));
const settings = JSON.parse(readFileSync(join(projectRoot(), 'nest-cli.json'), 'utf8')) as NestCli;
const projects = Object.entries(settings.projects);
const applications = projects.filter(([, { type }]) => type === 'application').map(([name]) => name);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(applications)('nest build %s', (name) => {
  it(
    'makes its entry and those of the libraries, and no test',
    () => {
      const out = join(folder, name);
      const config = join(folder, `${name}.json`);
      const { compilerOptions } = settings;
      const options = { ...compilerOptions.builder.options, outDir: out };
      const builder = { ...compilerOptions.builder, options };
      writeFileSync(
        config,
        JSON.stringify({ ...settings, compilerOptions: { ...compilerOptions, builder } }),
      );
      // It looks for its settings below the working directory.
      const nest = join(projectRoot(), 'node_modules/@nestjs/cli/bin/nest.js');
      execFileSync(process.execPath, [nest, 'build', name, '--config', relative(projectRoot(), config)], {
        cwd: projectRoot(),
        stdio: 'pipe',
      });
      const libraries = projects.filter(([, { type }]) => type === 'library');
      const wanted = [
        [name, settings.projects[name] as NestCli['projects'][string]] as const,
        ...libraries,
      ].map(([, { sourceRoot, entryFile }]) => `${sourceRoot}/${entryFile}.js`);
      expect(wanted.filter((entry) => !existsSync(join(out, entry)))).toEqual([]);
      const made = readdirSync(out, { recursive: true }).map(String);
      expect(made.filter((file) => /\.spec\.|\.conformance\.|(^|\/)testing(\/|\.)/.test(file))).toEqual([]);
    },
    BUILD_TIMEOUT_MS,
  );
});
