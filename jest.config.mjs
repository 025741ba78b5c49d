// Test projects by what they need: nothing (unit), the repository (tidy), servers (int), the running product (e2e).
import { swcOptions } from './apps/standalone/build.mjs';

const swc = swcOptions();
delete swc.$schema;
delete swc.jsc.paths;
delete swc.jsc.baseUrl;

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json'],
  moduleNameMapper: { '^@suyuan/(.*)$': '<rootDir>/libs/$1/src/index.ts' },
  transform: { '^.+\\.(ts|mjs|js)$': ['@swc/jest', swc] },
  // Published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(jose|content-disposition)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

const project = (displayName, testMatch, more = {}) => ({ ...base, displayName, testMatch, ...more });

export default {
  watchman: false,
  // What hangs fails; what is slow on a machine that others use as well does not.
  testTimeout: 30_000,
  testSequencer: './test/support/slow-first.cjs',
  projects: [
    project('unit', ['<rootDir>/{apps,libs,test}/**/!(*.int|*.e2e).spec.ts'], {
      testPathIgnorePatterns: ['/node_modules/', '/test/tidy/', '/apps/web/'],
    }),
    project('tidy', ['<rootDir>/test/tidy/**/*.spec.ts']),
    project('int', ['<rootDir>/{apps,libs,test}/**/*.int.spec.ts']),
    project('e2e', ['<rootDir>/{apps,test}/**/*.e2e.spec.ts']),
  ],
};
