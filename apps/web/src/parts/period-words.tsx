import { useWords } from '../i18n/words';

/** From the day of the work to the stated end; neither date is broken at its hyphens. */
export function Period({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useWords();
  return (
    <>
      <span className="quantity">{from ?? '–'}</span> →{' '}
      <span className="quantity">{to ?? t('common.noEnd')}</span>
    </>
  );
}
