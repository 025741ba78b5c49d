import { BranchesOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { ImpactCaseReply } from '../api/generated';
import { readAsset, readImpactCase } from '../api/questions';
import { useMoment } from '../frame/moment';
import { PageTitle } from '../frame/page-title';
import { RecordedText } from '../parts/recorded-text';
import { useWords } from '../i18n/words';
import { GradingNote } from '../impact/grading-note';
import { ImpactCounts } from '../impact/impact-counts';
import { PageAnswer } from '../parts/page-answer';
import { AssetName } from '../parts/asset-name';
import { CompletenessNote } from '../parts/completeness-note';
import { History } from '../parts/history';
import { printed } from '../parts/quantity';
import { Status } from '../parts/status';
import { StepForms } from './step-forms';

/** The work that follows a standard found out of tolerance: what was found, whom it reaches, and what was done. */
export default function ImpactCasePage() {
  const { id = '' } = useParams();
  const { t, local } = useWords();
  const moment = useMoment();
  const found = useQuery({
    queryKey: ['impact-case', id, moment.seen],
    queryFn: ({ signal }) => readImpactCase(id, moment.seen, signal),
  });
  const standard = found.data?.asset ?? '';
  const asset = useQuery({
    queryKey: ['asset', standard, moment.seen],
    queryFn: ({ signal }) => readAsset(standard, moment.seen, signal),
    enabled: standard !== '',
  });
  const name = local(asset.data?.asset.name);
  return (
    <PageAnswer query={found}>
      {(record) => (
        <>
          <PageTitle
            title={t('impactCase.titleOf', { asset: name || record.asset })}
            below={<span translate="no">{record.id}</span>}
          />
          <CaseFacts record={record} name={name} />
          <section aria-labelledby="reached-title">
            <div className="bar">
              <h2 id="reached-title">{t('impactCase.reached')}</h2>
              <Link className="action-link" to={moment.to(...impactOf(record))}>
                <BranchesOutlined aria-hidden /> {t('impactCase.seeImpact')}
              </Link>
            </div>
            <ImpactCounts counts={record.counts} />
            <GradingNote grading={record.grading} />
            <CompletenessNote completeness={record.completeness} />
          </section>
          <StepForms record={record} />
          <History entries={record.history} />
        </>
      )}
    </PageAnswer>
  );
}

function impactOf({ asset, quantity, window }: ImpactCaseReply): [string, Record<string, string>] {
  return [`/assets/${encodeURIComponent(asset)}/impact`, { quantity, ...window }];
}

function CaseFacts({ record, name: assetName }: { record: ImpactCaseReply; name: string }) {
  const { t, word } = useWords();
  const { window, shift } = record;
  const rows: [string, ReactNode][] = [
    [t('impactCase.asset'), <AssetName key="asset" asset={record.asset} name={assetName} />],
    [t('question.quantity'), word('quantity', record.quantity)],
    [
      t('impactCase.window'),
      <span key="window" className="quantity">
        ({window.from}, {window.to}]
      </span>,
    ],
    [t('impactCase.shift'), shift ? printed(shift) : t('impact.shiftNotStated')],
    [t('impactCase.lastKnownGood'), <KnownGood key="good" record={record} />],
  ];
  return (
    <section className="card stack" aria-labelledby="case-title" data-testid="impact-case">
      <h2 id="case-title" className="hidden-label">
        {t('impactCase.facts')}
      </h2>
      <div className="verdict-line">
        <Status group="impactCaseState" code={record.state} big />
        <span>{t(`impactCaseHelp.${record.state}`, { defaultValue: '' })}</span>
      </div>
      <dl className="facts facts-wide">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="facts-row">
          <dt>{t('impactCase.reason')}</dt>
          <dd>
            <RecordedText text={record.reason} />
          </dd>
        </div>
      </dl>
      <p className="muted small">{t('impactCase.windowHelp')}</p>
    </section>
  );
}

function KnownGood({ record: { lastKnownGood, window } }: { record: ImpactCaseReply }) {
  const { t } = useWords();
  const moment = useMoment();
  if (lastKnownGood === null) return t('impact.neverKnownGood', { on: window.to });
  return (
    <>
      <span className="quantity">{lastKnownGood.performedOn}</span>{' '}
      <Link to={moment.to(`/certificates/${encodeURIComponent(lastKnownGood.certificate)}`)}>
        {lastKnownGood.number ?? lastKnownGood.certificate}
      </Link>
    </>
  );
}
