import { Figures } from '../parts/stated-figures';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import type { RecordedSchemeReply, SchemeEdgeBody, SchemeLevelBody } from '../api/generated';
import { readScheme } from '../api/questions';
import { useMoment } from '../frame/moment';
import { Cited } from '../parts/cited';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { PageAnswer } from '../parts/page-answer';
import { History } from '../parts/history';
import { Period } from '../parts/period-words';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { SchemeDiagramPanel } from './scheme-diagram';

/** A version of a national verification scheme: its diagram, and the same as a table. */
export default function SchemePage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const { t, local, word, cited } = useWords();
  const moment = useMoment();
  const scheme = useQuery({
    queryKey: ['scheme', id, moment.seen],
    queryFn: ({ signal }) => readScheme(id, moment.seen, signal),
  });
  return (
    <PageAnswer query={scheme}>
      {({ scheme: record, history }) => (
        <>
          <PageTitle
            title={`${record.id} ${local(record.title)}`}
            below={
              <>
                {word('quantity', record.quantity)} ·{' '}
                <Period from={record.validFrom} to={record.validTo ?? null} />
                {record.source && ` · ${t('scheme.source', { source: cited(record.source) })}`}
              </>
            }
          />
          <SchemeDiagramPanel scheme={record} level={params.get('level')} />
          <LevelsPanel scheme={record} />
          <EdgesPanel scheme={record} />
          <History entries={history} />
        </>
      )}
    </PageAnswer>
  );
}

function LevelsPanel({ scheme }: { scheme: RecordedSchemeReply }) {
  const { t, local, word } = useWords();
  const columns: SheetColumn<SchemeLevelBody>[] = [
    { key: 'name', title: t('scheme.level'), render: (level) => <b>{levelName(level, local)}</b> },
    { key: 'code', title: t('scheme.code'), render: ({ code }) => code },
    { key: 'tier', title: t('asset.tier'), render: ({ tier }) => word('tier', tier) },
    { key: 'class', title: t('scheme.class'), render: (level) => <Cited text={level.class} /> },
    { key: 'u', title: t('scheme.uLimit'), render: ({ uLimit }) => uLimit ?? '–' },
    {
      key: 'mpe',
      title: t('scheme.mpe'),
      render: ({ mpe }) => (typeof mpe === 'object' ? <Figures stated={mpe} limits /> : (mpe ?? '–')),
    },
    { key: 'source', title: t('scheme.sourceTitle'), render: ({ source }) => <Cited text={source} /> },
  ];
  return (
    <section aria-labelledby="levels-title">
      <h2 id="levels-title">{t('scheme.levels')}</h2>
      <Sheet
        caption={t('scheme.levels')}
        columns={columns}
        rows={scheme.levels.toSorted((a, b) => a.ordinal - b.ordinal)}
        rowKey={({ code }) => code}
        testId="scheme-levels"
      />
    </section>
  );
}

function EdgesPanel({ scheme }: { scheme: RecordedSchemeReply }) {
  const { t, local, word } = useWords();
  const levels = new Map(scheme.levels.map((level) => [level.code, level]));
  const name = (code: string) => {
    const level = levels.get(code);
    return level ? levelName(level, local) : code;
  };
  const columns: SheetColumn<SchemeEdgeBody>[] = [
    { key: 'from', title: t('scheme.from'), render: ({ from }) => name(from) },
    { key: 'to', title: t('scheme.to'), render: ({ to }) => name(to) },
    { key: 'ratio', title: t('scheme.ratio'), render: ({ maxRatio }) => maxRatio ?? '–' },
    { key: 'method', title: t('scheme.method'), render: ({ method }) => method ?? '–' },
    {
      key: 'severity',
      title: t('scheme.exceeded'),
      render: ({ maxRatio, severity }) => (maxRatio ? word('severity', severity ?? 'GAP') : '–'),
    },
    { key: 'source', title: t('scheme.sourceTitle'), render: ({ source }) => <Cited text={source} /> },
  ];
  return (
    <section aria-labelledby="transfers-title">
      <h2 id="transfers-title">{t('scheme.transfers')}</h2>
      <Sheet
        caption={t('scheme.transfers')}
        columns={columns}
        rows={scheme.edges}
        rowKey={({ from, to, method }) => `${from} ${to} ${method ?? ''}`}
        testId="scheme-edges"
      />
    </section>
  );
}

function levelName(level: SchemeLevelBody, local: ReturnType<typeof useWords>['local']): string {
  return local(level.name ?? null) || level.code;
}
