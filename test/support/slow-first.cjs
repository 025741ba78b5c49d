// The order of specs where no run before has told how long each takes: by size, but these first. They wait for other
// programs and are short as files, so that they would come last and hold up everybody's end.
const { default: Sequencer } = require('@jest/test-sequencer');

const FIRST = ['test/tidy/checks.spec.ts', 'test/tidy/nest-build.spec.ts'];

module.exports = class SlowFirst extends Sequencer {
  async sort(tests) {
    const isFirst = ({ path }) => FIRST.some((name) => path.endsWith(name));
    const sorted = await super.sort(tests);
    return [...sorted.filter(isFirst), ...sorted.filter((test) => !isFirst(test))];
  }
};
