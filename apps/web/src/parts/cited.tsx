import { useWords } from '../i18n/words';
import { RecordedText } from './recorded-text';

/** What something rests on, in the reader's language; a dash where nothing is named. */
export function Cited({ text }: { text: string | null | undefined }) {
  const { cited } = useWords();
  return <RecordedText text={text && cited(text)} />;
}
