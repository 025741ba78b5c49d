import { Link } from 'react-router';
import type { CertificateRecord } from '../api/records';
import { todayInShanghai, useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { periodOf } from '../parts/period';
import { Status } from '../parts/status';

interface Revocation {
  effect: string;
  effectiveFrom: string | null;
  reason: string;
}

/** What holds of the certificate now: revoked, replaced, and where the day lies in its period. */
export function StatePanel({ record }: { record: CertificateRecord }) {
  const { t } = useWords();
  const moment = useMoment();
  const on = moment.on ?? todayInShanghai();
  const { certificate, history } = record;
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
      <span>
        {t('certificate.conclusion')} <Status group="conclusion" code={certificate.conclusion} big />
      </span>
      <span>
        {t('certificate.periodOn', { on })}{' '}
        <Status group="period" code={periodOf({ validUntil: certificate.validUntil }, on)} />
      </span>
      {revocations.map((revocation) => (
        <span key={revocation.position}>
          <Status group="revocation" code={revocation.effect} />{' '}
          {revocation.effectiveFrom && t('certificate.effectiveFrom', { from: revocation.effectiveFrom })}{' '}
          {revocation.reason}
        </span>
      ))}
      {replacements.map((id) => (
        <span key={id}>
          <Status group="revocation" code="REPLACED" />{' '}
          <Link to={moment.to(`/certificates/${encodeURIComponent(id)}`)}>{id}</Link>
        </span>
      ))}
    </section>
  );
}
