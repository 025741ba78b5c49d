/** The numbers of a pasted column or line, each as it was written. */
export function numbersOf(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,;，；、]+/).filter((number) => number !== '');
}
