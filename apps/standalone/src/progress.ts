/** What the product says while it starts: one line each, on stderr, so that stdout is left to data. */
export function sayProgress(text: string): void {
  process.stderr.write(`suyuan: ${text}\n`);
}

const BAR_WIDTH = 28;

/** A bar that redraws itself on a terminal and stays one line per tenth elsewhere. */
export function progressBar(label: string): (done: number, total: number) => void {
  let said = -1;
  return (done, total) => {
    const share = total === 0 ? 1 : done / total;
    if (process.stderr.isTTY) {
      const filled = Math.round(share * BAR_WIDTH);
      const bar = '#'.repeat(filled) + '-'.repeat(BAR_WIDTH - filled);
      process.stderr.write(`\rsuyuan: ${label} [${bar}] ${done}/${total}${done === total ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth === said) return;
    said = tenth;
    sayProgress(`${label} ${done}/${total}`);
  };
}
