import { createContext, useCallback, useContext, useState } from 'react';

/** Heights as the browser drew them, in the pixels of the picture, whatever it is zoomed to. */
export type Heights = ReadonlyMap<string, number>;

/** Begins to measure an element under a key; what it returns ends that. */
type Watch = (key: string, element: Element) => () => void;

const Measuring = createContext<Watch>(() => () => undefined);

export const MeasuringProvider = Measuring.Provider;

/**
 * How tall each box of the picture is. Texts differ by language, font and the size of letters that a reader has
 * chosen, so nothing but the drawn box knows; a box that grows later is told again.
 */
export function useHeights(): { heights: Heights; watch: Watch } {
  const [heights, setHeights] = useState<Heights>(new Map());
  const [watch] = useState(() => watcher(setHeights));
  return { heights, watch };
}

/** Makes the box that bears this ref a measured one. */
export function useMeasured(key: string): (element: Element | null) => (() => void) | undefined {
  const watch = useContext(Measuring);
  return useCallback((element) => (element ? watch(key, element) : undefined), [watch, key]);
}

function watcher(report: (change: (before: Heights) => Heights) => void): Watch {
  const keys = new WeakMap<Element, string>();
  // One observer for all boxes: it tells of all that changed at once, and the picture is laid out once.
  const observer = new ResizeObserver((entries) => {
    report((before) => {
      const after = new Map(before);
      for (const { target, borderBoxSize } of entries) {
        const key = keys.get(target);
        const height = Math.ceil(borderBoxSize[0]?.blockSize ?? 0);
        // Paper does not show the picture; a box that is not shown has no height to go by.
        if (key !== undefined && height > 0) after.set(key, height);
      }
      return [...after].some(([key, height]) => before.get(key) !== height) ? after : before;
    });
  });
  return (key, element) => {
    keys.set(element, key);
    observer.observe(element);
    return () => observer.unobserve(element);
  };
}

export const nodeKey = (id: string): string => `node ${id}`;
export const labelKey = (id: string): string => `label ${id}`;
export const bandKey = (level: number): string => `band ${level}`;
