import { Link } from 'react-router';
import { useWords } from '../i18n/words';
import { PageTitle } from './page-title';

export function NotFoundPage() {
  const { t } = useWords();
  return (
    <>
      <PageTitle title={t('notFound.title')} />
      <p>{t('notFound.help')}</p>
      <Link to="/">{t('notFound.home')}</Link>
    </>
  );
}
