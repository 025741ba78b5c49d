import type { StatedParameterBody } from '../api/generated';
import type { useWords } from '../i18n/words';
import { printed, printedRange } from './quantity';

/** `frequency 1 kHz, analyte Pb`: what a figure holds for beside its value. */
export function parametersText(
  parameters: readonly StatedParameterBody[] | null | undefined,
  word: ReturnType<typeof useWords>['word'],
): string {
  return (parameters ?? [])
    .map(({ parameter, value, range, code }) => {
      const stated = value ? printed(value) : range ? printedRange(range) : (code ?? '');
      return `${word('parameter', parameter)} ${stated}`;
    })
    .join(', ');
}
