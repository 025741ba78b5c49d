import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CertificateRecordReply, RecordedCertificateReply } from '../api/generated';
import { DECISION_RULE_FACTS } from '../api/vocabulary';
import { useMoment } from '../frame/moment';
import { readable } from '../frame/known-at-control';
import { useWords } from '../i18n/words';
import { AssetName } from '../parts/asset-name';
import { OrganizationName } from '../parts/names';
import { Quantity } from '../parts/quantity';
import { usePrintedRows } from './printed-facts';
import { IntegrityPanel } from './integrity-panel';

/** The head of the certificate. */
export function CertificateFacts({ record }: { record: CertificateRecordReply }) {
  const { t, word } = useWords();
  const moment = useMoment();
  const { certificate, digest, recordedAt, position } = record;
  const { environment, decisionRule } = certificate;
  const printed = usePrintedRows(certificate);
  const rows: [string, ReactNode][] = [
    [t('certificate.asset'), <AssetName key="asset" asset={certificate.asset} />],
    [t('certificate.issuer'), <OrganizationName key="issuer" id={certificate.issuer} />],
    [t('certificate.receivedOn'), certificate.receivedOn],
    [t('certificate.performedOn'), certificate.performedOn],
    [t('certificate.issuedOn'), certificate.issuedOn],
    [t('certificate.validUntil'), certificate.validUntil ?? t('common.noEnd')],
    [t('certificate.conclusion'), word('conclusion', certificate.conclusion)],
    [t('certificate.accuracyClass'), certificate.accuracyClass],
    [t('certificate.checkCode'), record.checkCode],
    [t('certificate.methods'), certificate.methods?.join(t('common.listJoin'))],
    [t('certificate.accredited'), certificate.accredited ? t('common.yes') : t('common.no')],
    [t('certificate.decisionRule'), decisionRule ? <RuleFacts key="rule" rule={decisionRule} /> : null],
    [
      t('certificate.temperature'),
      environment?.temperature ? <Quantity key="t" value={environment.temperature} /> : null,
    ],
    [
      t('certificate.humidity'),
      environment?.humidity ? <Quantity key="h" value={environment.humidity} /> : null,
    ],
    [
      t('certificate.pressure'),
      environment?.pressure ? <Quantity key="p" value={environment.pressure} /> : null,
    ],
    [
      t('certificate.replaces'),
      certificate.replaces ? (
        <Link key="replaces" to={moment.to(`/certificates/${encodeURIComponent(certificate.replaces)}`)}>
          {certificate.replaces}
        </Link>
      ) : null,
    ],
    ...printed,
    [t('certificate.recorded'), `${readable(recordedAt)} · #${position}`],
  ];
  return (
    <section className="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('certificate.facts')}</h2>
      <dl className="facts facts-wide">
        {rows
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div className="facts-row">
          <dt>{t('certificate.digest')}</dt>
          <dd>
            <code className="digest">{digest}</code>
          </dd>
        </div>
      </dl>
      <h3>{t('integrity.title')}</h3>
      <IntegrityPanel integrity={certificate.integrity ?? null} />
    </section>
  );
}

/** The rule as stated, and the version of it that was in force when the certificate was recorded. */
function RuleFacts({
  rule: { id, guardFactor, version },
}: {
  rule: NonNullable<RecordedCertificateReply['decisionRule']>;
}) {
  const { t, word } = useWords();
  const facts = DECISION_RULE_FACTS[id];
  return (
    <>
      {word('decisionRule', id)}
      {guardFactor && ` · ${t('certificate.guardFactor', { factor: guardFactor })}`}
      {facts && (
        <span className="muted small">
          {' '}
          {t('certificate.ruleVersion', { version: version ?? facts.version, source: facts.source })}
        </span>
      )}
    </>
  );
}
