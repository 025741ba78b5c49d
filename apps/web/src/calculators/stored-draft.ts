/** Kept for the tab, so that a look at another page does not cost a table of twenty inputs. */
const keyOf = (calculator: string) => `suyuan.draft.${calculator}`;

export function readDraft<Draft>(calculator: string): Draft | null {
  const text = sessionStorage.getItem(keyOf(calculator));
  return text === null ? null : (JSON.parse(text) as Draft);
}

export function keepDraft(calculator: string, draft: unknown): void {
  sessionStorage.setItem(keyOf(calculator), JSON.stringify(draft));
}
