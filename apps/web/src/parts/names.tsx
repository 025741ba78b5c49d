import { useSyncExternalStore } from 'react';
import { knownNames, onNames } from '../api/names';
import { useWords } from '../i18n/words';

/** What organizations and regions are called, for sentences; a code that nobody named is shown as it is. */
export function useNames() {
  const { t, local } = useWords();
  const { organizations, regions } = useSyncExternalStore(onNames, knownNames);
  return {
    organization: (id: string) => local(organizations[id]) || id,
    /** The name with the code beside it, and what is to be said of the code. */
    region: (code: string) => {
      const named = regions[code];
      if (named === undefined) return code;
      const { name, state, lastListed } = named;
      return [
        local(name),
        state === 'NOT_LISTED' ? t('region.notListed', { code }) : code,
        state === 'WITHDRAWN' ? t('region.withdrawn', { edition: lastListed }) : '',
      ]
        .filter((part) => part !== '')
        .join(' · ');
    },
  };
}

/** An organization by its name; the id that commands need is told on pointing. */
export function OrganizationName({ id }: { id: string }) {
  const { organization } = useNames();
  const name = organization(id);
  return name === id ? <span translate="no">{id}</span> : <span title={id}>{name}</span>;
}
