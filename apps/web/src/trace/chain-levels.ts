interface Arrow {
  from: string;
  to: string;
}

/**
 * The level of every node: the length of the longest way to it from the start, so that a reference always stands
 * above everything that used it. An arrow that closes a circle is left out of the count. No recursion: a chain of
 * thousands of comparisons must not exhaust the stack of a phone's browser.
 */
export function levelsOf(ids: string[], arrows: Arrow[], start: string | null): Map<string, number> {
  const outgoing = new Map<string, string[]>();
  for (const { from, to } of arrows) {
    const list = outgoing.get(from);
    if (list) list.push(to);
    else outgoing.set(from, [to]);
  }
  const state = new Map<string, 'open' | 'done'>();
  const circular = new Set<string>();
  const finished: string[] = [];

  const walk = (root: string) => {
    if (state.has(root)) return;
    state.set(root, 'open');
    const stack = [{ id: root, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = outgoing.get(top.id)?.[top.next];
      top.next += 1;
      if (to === undefined) {
        state.set(top.id, 'done');
        finished.push(top.id);
        stack.pop();
      } else if (state.get(to) === 'open') circular.add(`${top.id}\n${to}`);
      else if (!state.has(to)) {
        state.set(to, 'open');
        stack.push({ id: to, next: 0 });
      }
    }
  };
  if (start !== null) walk(start);
  for (const id of ids) walk(id);

  const levels = new Map(ids.map((id) => [id, 0]));
  for (const id of finished.reverse()) {
    const above = (levels.get(id) ?? 0) + 1;
    for (const to of outgoing.get(id) ?? []) {
      if (!circular.has(`${id}\n${to}`)) levels.set(to, Math.max(levels.get(to) ?? 0, above));
    }
  }
  return levels;
}
