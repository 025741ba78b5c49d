import { ApartmentOutlined, BranchesOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import type { CertificateRecordReply } from '../api/generated';
import { readCertificate } from '../api/questions';
import { pathWith } from '../api/http';
import { useMoment } from '../frame/moment';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { useNames } from '../parts/names';
import { PageAnswer } from '../parts/page-answer';
import { History } from '../parts/history';
import { Signatories } from './printed-facts';
import { CertificateFacts } from './certificate-facts';
import { ResultSheet } from './result-sheet';
import { ReferenceSheet } from './reference-sheet';
import { StatePanel } from './state-panel';

/** One certificate as it was recorded, and what became of it. */
export default function CertificatePage() {
  const { id = '' } = useParams();
  const moment = useMoment();
  const record = useQuery({
    queryKey: ['certificate', id, moment.seen],
    queryFn: ({ signal }) => readCertificate(id, moment.seen, signal),
  });
  return <PageAnswer query={record}>{(found) => <CertificateWords record={found} />}</PageAnswer>;
}

function CertificateWords({ record }: { record: CertificateRecordReply }) {
  const { t, word, local } = useWords();
  const { organization } = useNames();
  const { certificate } = record;
  const wholeReferences = certificate.references ?? [];
  return (
    <>
      <PageTitle
        title={t('certificate.titleOf', { number: certificate.certificateNumber })}
        below={`${word('certificateKind', certificate.kind)} · ${organization(certificate.issuer)}`}
        actions={<CertificateActions record={record} />}
      />
      <StatePanel record={record} />
      <CertificateFacts record={record} />
      <Signatories certificate={certificate} />
      {certificate.results.map((result, index) => (
        <section key={index} aria-labelledby={`result-${index}`}>
          <h2 id={`result-${index}`}>
            {t('certificate.resultNumber', {
              number: index + 1,
              quantity: local(result.quantityStated?.name) || word('quantity', result.quantity),
            })}
          </h2>
          <ResultSheet result={result} compared={record.compared.filter((each) => each.result === index)} />
          <h3>{t('certificate.references')}</h3>
          <ReferenceSheet
            references={result.references ?? []}
            realization={certificate.kind === 'REALIZATION'}
          />
        </section>
      ))}
      {wholeReferences.length > 0 && (
        <section aria-labelledby="whole-references">
          <h2 id="whole-references">{t('certificate.wholeReferences')}</h2>
          <ReferenceSheet references={wholeReferences} realization={false} />
        </section>
      )}
      <History entries={record.history} />
    </>
  );
}

function CertificateActions({ record: { certificate } }: { record: CertificateRecordReply }) {
  const { t } = useWords();
  const moment = useMoment();
  const navigate = useNavigate();
  const base = `/certificates/${encodeURIComponent(certificate.id)}`;
  const go = (path: string) => ({
    href: path,
    onClick: (event: React.MouseEvent) => {
      event.preventDefault();
      void navigate(path);
    },
  });
  const check = pathWith('/check', { issuer: certificate.issuer, number: certificate.certificateNumber });
  return (
    <>
      <Button type="primary" icon={<ApartmentOutlined aria-hidden />} {...go(moment.to(`${base}/trace`))}>
        {t('asset.trace')}
      </Button>
      <Button icon={<BranchesOutlined aria-hidden />} {...go(moment.to(`${base}/impact`))}>
        {t('asset.impact')}
      </Button>
      <Button icon={<SafetyCertificateOutlined aria-hidden />} href={check}>
        {t('certificate.publicCheck')}
      </Button>
      {typeof certificate.asset === 'string' && (
        <Link to={moment.to(`/assets/${encodeURIComponent(certificate.asset)}`)} className="action-link">
          {t('trace.backToAsset')}
        </Link>
      )}
    </>
  );
}
