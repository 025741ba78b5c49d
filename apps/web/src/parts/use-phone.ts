import { useSyncExternalStore } from 'react';

/** Below this width a picture of a chain cannot be read, and tables become cards. The same number is in styles.css. */
const PHONE_MAX_PX = 767;

const query = matchMedia(`(max-width: ${PHONE_MAX_PX}px)`);

export function usePhone(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => query.matches,
  );
}
