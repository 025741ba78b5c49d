import { ApartmentOutlined, BranchesOutlined, FormOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { readAsset, readCertificatesOf } from '../api/questions';
import { useMoment } from '../frame/moment';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { Answer } from '../parts/answer';
import { PageAnswer } from '../parts/page-answer';
import { History } from '../parts/history';
import { StateLine } from '../parts/state-chip';
import { AssetRecords } from './asset-records';
import { CertificateSheet } from './certificate-sheet';
import { NameplatePanel } from './nameplate-panel';
import { SuspicionsPanel } from './suspicions-panel';
import { ValidityPanel } from './validity-panel';

/** One instrument or standard: what it is, whether it is good on a day, and everything recorded about it. */
export default function AssetPage() {
  const { id = '' } = useParams();
  const { t, local } = useWords();
  const moment = useMoment();
  const record = useQuery({
    queryKey: ['asset', id, moment.seen],
    queryFn: ({ signal }) => readAsset(id, moment.seen, signal),
  });
  const certificates = useQuery({
    queryKey: ['asset', id, 'certificates', moment.seen],
    queryFn: ({ signal }) => readCertificatesOf(id, moment.seen, signal),
  });
  return (
    <PageAnswer query={record}>
      {({ asset, status, history }) => (
        <>
          <PageTitle
            title={local(asset.name) || asset.id}
            below={
              <>
                <span translate="no">{asset.id}</span> <StateLine status={status} />
              </>
            }
            actions={<AssetActions id={asset.id} />}
          />
          <div className="columns">
            <ValidityPanel asset={asset} />
            <NameplatePanel asset={asset} />
          </div>
          <section aria-labelledby="certificates-title">
            <h2 id="certificates-title">{t('asset.certificates')}</h2>
            <Answer query={certificates}>{({ items }) => <CertificateSheet items={items} />}</Answer>
          </section>
          <SuspicionsPanel asset={asset.id} />
          <AssetRecords history={history} />
          <History entries={history} />
        </>
      )}
    </PageAnswer>
  );
}

function AssetActions({ id }: { id: string }) {
  const { t } = useWords();
  const moment = useMoment();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const quantity = params.get('quantity');
  const go = (path: string) => ({
    href: path,
    onClick: (event: React.MouseEvent) => {
      event.preventDefault();
      void navigate(path);
    },
  });
  const base = `/assets/${encodeURIComponent(id)}`;
  const question = { quantity, value: params.get('value'), unit: params.get('unit') };
  return (
    <>
      <Button
        type="primary"
        icon={<ApartmentOutlined aria-hidden />}
        {...go(moment.to(`${base}/trace`, question))}
      >
        {t('asset.trace')}
      </Button>
      <Button icon={<BranchesOutlined aria-hidden />} {...go(moment.to(`${base}/impact`, { quantity }))}>
        {t('asset.impact')}
      </Button>
      <Button icon={<FormOutlined aria-hidden />} {...go(moment.to('/calibrations/new', { asset: id }))}>
        {t('asset.newCalibration')}
      </Button>
    </>
  );
}
