import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isHandle } from '../api/references';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';

/** The way to a certificate; a restricted one has no page for this reader. */
export function CertificateLink({ id, children }: { id: string; children?: ReactNode }) {
  const moment = useMoment();
  const { t } = useWords();
  if (isHandle(id)) return <span className="muted">{t('trace.restricted')}</span>;
  return <Link to={moment.to(`/certificates/${encodeURIComponent(id)}`)}>{children ?? id}</Link>;
}
