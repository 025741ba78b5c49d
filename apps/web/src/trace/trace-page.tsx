import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { RecordedAssetReply } from '../api/generated';
import { readAsset, readCertificate } from '../api/questions';
import { askTrace } from '../api/questions';
import { todayInShanghai, useMoment } from '../frame/moment';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { Answer } from '../parts/answer';
import { PageAnswer } from '../parts/page-answer';
import { AssetName } from '../parts/asset-name';
import { ChainViewsPanel } from './chain-views-panel';
import { QuestionForm } from './question-form';
import { UncertaintyPlot } from './uncertainty-plot';
import { VerdictPanel } from './verdict-panel';
import { Link } from 'react-router';

/** The chain of an asset's measurement on a day. */
export default function AssetTracePage() {
  const { id = '' } = useParams();
  const moment = useMoment();
  const asset = useQuery({
    queryKey: ['asset', id, moment.seen],
    queryFn: ({ signal }) => readAsset(id, moment.seen, signal),
  });
  return <PageAnswer query={asset}>{({ asset: record }) => <AssetTrace asset={record} />}</PageAnswer>;
}

function AssetTrace({ asset }: { asset: RecordedAssetReply }) {
  const { t, local } = useWords();
  const moment = useMoment();
  const [params] = useSearchParams();
  const question = {
    on: moment.on ?? '',
    quantity: params.get('quantity') ?? '',
    value: params.get('value') ?? '',
    unit: params.get('unit') ?? '',
    parameter: params.get('parameter') ?? '',
    part: params.get('part') ?? '',
  };
  const { on, quantity } = question;
  // The question is never guessed in silence: what is filled in stands in the URL and in the form.
  useEffect(() => {
    if (on !== '' && quantity !== '') return;
    moment.change(
      { on: on || todayInShanghai(), quantity: quantity || (asset.measurands[0]?.quantity ?? null) },
      true,
    );
  }, [on, quantity, asset, moment]);
  const trace = useQuery({
    queryKey: ['trace', 'assets', asset.id, question, moment.seen],
    queryFn: ({ signal }) => askTrace({ kind: 'assets', id: asset.id }, question, moment.seen, signal),
    enabled: on !== '' && quantity !== '',
  });
  return (
    <>
      <PageTitle
        title={t('trace.titleOf', { name: local(asset.name) || asset.id })}
        below={<AssetName asset={asset.id} name={t('trace.backToAsset')} />}
      />
      <QuestionForm
        key={JSON.stringify(question)}
        asset={asset}
        initial={{ ...question, on: on || todayInShanghai() }}
        submitLabel={t('question.trace')}
      />
      <Answer query={trace}>
        {(answer) => (
          <>
            <VerdictPanel answer={answer} />
            <ChainViewsPanel key={answer.start} answer={answer} />
            <UncertaintyPlot answer={answer} />
          </>
        )}
      </Answer>
    </>
  );
}

/** The chain of one certificate with all its results. */
export function CertificateTracePage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const moment = useMoment();
  const certificate = useQuery({
    queryKey: ['certificate', id, moment.seen],
    queryFn: ({ signal }) => readCertificate(id, moment.seen, signal),
  });
  const trace = useQuery({
    queryKey: ['trace', 'certificates', id, moment.seen],
    queryFn: ({ signal }) =>
      askTrace({ kind: 'certificates', id }, { on: null, quantity: null }, moment.seen, signal),
  });
  return (
    <>
      <PageTitle
        title={t('trace.titleOf', { name: certificate.data?.certificate.certificateNumber ?? id })}
        below={
          <Link to={moment.to(`/certificates/${encodeURIComponent(id)}`)}>
            {t('trace.backToCertificate')}
          </Link>
        }
      />
      <Answer query={trace}>
        {(answer) => (
          <>
            <VerdictPanel answer={answer} />
            <ChainViewsPanel answer={answer} />
            <UncertaintyPlot answer={answer} />
          </>
        )}
      </Answer>
    </>
  );
}
