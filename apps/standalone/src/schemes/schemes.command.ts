import { NATIONAL_SCHEMES } from '@suyuan/domain';
import type { Terminal } from '../uncertainty/uncertainty.command';

/** No scheme of this id comes with the product; 2 is wrong usage. */
const UNKNOWN_EXIT_CODE = 1;

/**
 * `suyuan schemes [id]`: the built-in verification schemes as bodies of `POST /v1/schemes`, all of them as a JSON list,
 * or the one of an id by itself, ready to be sent. Answers the exit code.
 */
export function schemesCommand(id: string | undefined, terminal: Terminal): number {
  const chosen = id === undefined ? NATIONAL_SCHEMES : NATIONAL_SCHEMES.find((scheme) => scheme.id === id);
  if (chosen === undefined) {
    const known = NATIONAL_SCHEMES.map((scheme) => scheme.id).join(', ');
    terminal.err(`no scheme ${JSON.stringify(id)} comes with the product; there are: ${known}`);
    return UNKNOWN_EXIT_CODE;
  }
  terminal.out(JSON.stringify(chosen, null, 2));
  return 0;
}
