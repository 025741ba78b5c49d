import { DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { readAsset, readCertificate } from '../api/questions';
import { askImpact, downloadImpact, type ImpactWindow, type Subject } from '../api/questions';
import { useMoment } from '../frame/moment';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { CompletenessNote } from '../parts/completeness-note';
import { ProblemPanel } from '../parts/problem-panel';
import { Waiting } from '../parts/waiting';
import { GradingNote } from './grading-note';
import { ImpactCounts } from './impact-counts';
import { ImpactTable } from './impact-table';
import { WindowForm } from './window-form';

/** Whom it reaches when a standard was wrong in a window of time. */
export default function AssetImpactPage() {
  const { id = '' } = useParams();
  const { t, local } = useWords();
  const moment = useMoment();
  const [params] = useSearchParams();
  const asset = useQuery({
    queryKey: ['asset', id, moment.seen],
    queryFn: ({ signal }) => readAsset(id, moment.seen, signal),
  });
  const window = { from: params.get('from'), to: params.get('to'), quantity: params.get('quantity') };
  const record = asset.data?.asset;
  return (
    <>
      <PageTitle
        title={t('impact.titleOf', { name: record ? local(record.name) || id : id })}
        below={<Link to={moment.to(`/assets/${encodeURIComponent(id)}`)}>{t('trace.backToAsset')}</Link>}
      />
      <p className="muted">{t('impact.help')}</p>
      <WindowForm
        asset={id}
        key={JSON.stringify(window)}
        initial={window}
        quantities={record ? [...new Set(record.measurands.map(({ quantity }) => quantity))] : []}
      />
      <ImpactAnswerPanel subject={{ kind: 'assets', id }} window={window} />
    </>
  );
}

/** Whom it reaches when one certificate falls. */
export function CertificateImpactPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const moment = useMoment();
  const certificate = useQuery({
    queryKey: ['certificate', id, moment.seen],
    queryFn: ({ signal }) => readCertificate(id, moment.seen, signal),
  });
  return (
    <>
      <PageTitle
        title={t('impact.titleOf', { name: certificate.data?.certificate.certificateNumber ?? id })}
        below={
          <Link to={moment.to(`/certificates/${encodeURIComponent(id)}`)}>
            {t('trace.backToCertificate')}
          </Link>
        }
      />
      <p className="muted">{t('impact.helpCertificate')}</p>
      <ImpactAnswerPanel
        subject={{ kind: 'certificates', id }}
        window={{ from: null, to: null, quantity: null }}
      />
    </>
  );
}

function ImpactAnswerPanel({ subject, window }: { subject: Subject; window: ImpactWindow }) {
  const { t } = useWords();
  const moment = useMoment();
  const pages = useInfiniteQuery({
    queryKey: ['impact', subject, window, moment.seen],
    queryFn: ({ pageParam, signal }) => askImpact(subject, window, moment.seen, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const csv = useMutation({
    mutationFn: async () =>
      save(await downloadImpact(subject, window, moment.seen), `impact-${subject.id}.csv`),
  });
  if (pages.isPending) return <Waiting />;
  if (pages.isError) return <ProblemPanel error={pages.error} onRetry={() => void pages.refetch()} />;
  const first = pages.data.pages[0];
  if (!first) return null;
  const items = pages.data.pages.flatMap((page) => page.items);
  const total = first.counts.affected + first.counts.cannotSay + first.counts.void;
  return (
    <>
      <ImpactCounts counts={first.counts} />
      <GradingNote grading={first.grading} />
      <CompletenessNote completeness={first.completeness} />
      <section aria-labelledby="affected-title">
        <div className="bar">
          <h2 id="affected-title">{t('impact.table', { shown: items.length, total })}</h2>
          <Button
            className="no-print"
            icon={<DownloadOutlined aria-hidden />}
            loading={csv.isPending}
            onClick={() => csv.mutate()}
          >
            {t('impact.csv')}
          </Button>
        </div>
        {csv.isError && <ProblemPanel error={csv.error} />}
        <ImpactTable items={items} graded={first.grading.causes.length > 0} />
        {pages.hasNextPage && (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('common.more')}
          </Button>
        )}
      </section>
    </>
  );
}

/** The file comes with the reader's token, so a plain link cannot fetch it. */
function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
