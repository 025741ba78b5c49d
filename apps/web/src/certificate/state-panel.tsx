import { Link } from 'react-router';
import type { CertificateRecordReply } from '../api/generated';
import { useMoment } from '../frame/moment';
import { RecordedText } from '../parts/recorded-text';
import { useWords } from '../i18n/words';
import { StateLine } from '../parts/state-chip';

type Revocation = {
  effect: string;
  effectiveFrom: string | null;
  reason: string;
};

/** The one state of the certificate as of today, and what became of it; its own conclusion is a plain row. */
export function StatePanel({ record }: { record: CertificateRecordReply }) {
  const { t, word } = useWords();
  const moment = useMoment();
  const { history } = record;
  const revocations = history
    .filter((entry) => entry.type === 'CertificateRevoked')
    .map((entry) => ({ position: entry.position, ...(entry.data as Revocation) }));
  const replacements = history
    .filter((entry) => entry.type === 'CertificateReplaced')
    .map((entry) => (entry.data as { replacedBy: string }).replacedBy);
  return (
    <section className="card state" aria-labelledby="state-title" data-testid="certificate-state">
      <h2 id="state-title" className="hidden-label">
        {t('certificate.state')}
      </h2>
      <StateLine status={record.status} />
      {revocations.map((revocation) => (
        <span key={revocation.position}>
          {word('revocation', revocation.effect)}{' '}
          {revocation.effectiveFrom && t('certificate.effectiveFrom', { from: revocation.effectiveFrom })}{' '}
          <RecordedText text={revocation.reason} />
        </span>
      ))}
      {replacements.map((id) => (
        <span key={id}>
          {word('revocation', 'REPLACED')}{' '}
          <Link to={moment.to(`/certificates/${encodeURIComponent(id)}`)}>{id}</Link>
        </span>
      ))}
    </section>
  );
}
