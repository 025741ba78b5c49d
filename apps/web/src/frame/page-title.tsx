import { useEffect, type ReactNode } from 'react';
import { useWords } from '../i18n/words';

interface Props {
  title: string;
  below?: ReactNode;
  actions?: ReactNode;
}

/** The heading of a page, which is also the title of the browser's tab. */
export function PageTitle({ title, below, actions }: Props) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · ${t('frame.title')}`;
  }, [title, t]);
  return (
    <div className="page-title">
      <div>
        <h1>{title}</h1>
        {below && <div className="muted">{below}</div>}
      </div>
      {actions && <div className="actions no-print">{actions}</div>}
    </div>
  );
}
