import { useSyncExternalStore } from 'react';

/** Below this width a picture of a chain cannot be read, and tables become cards. The same number is in styles.css. */
const PHONE_MAX_PX = 767;

const phone = matchMedia(`(max-width: ${PHONE_MAX_PX}px)`);
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

export function usePhone(): boolean {
  return useMedia(phone);
}

/** Whether the person asked the system for as little movement as possible. */
export function useReducedMotion(): boolean {
  return useMedia(reducedMotion);
}

function useMedia(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (onChange) => {
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => query.matches,
  );
}
