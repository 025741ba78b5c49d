/** Several rules look at the same part of a case: it is worked out once, and forgotten with the case. */
export function oncePerCase<C extends object, Result>(workOut: (c: C) => Result): (c: C) => Result {
  const known = new WeakMap<C, { result: Result }>();
  return (c) => {
    const found = known.get(c) ?? { result: workOut(c) };
    known.set(c, found);
    return found.result;
  };
}
