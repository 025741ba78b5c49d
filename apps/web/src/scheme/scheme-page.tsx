import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { readScheme, type Scheme, type SchemeEdge, type SchemeLevel } from '../api/schemes';
import { useMoment } from '../frame/moment';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { Answer } from '../parts/answer';
import { History } from '../parts/history';
import { Period } from '../parts/period-words';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { SchemeDiagramPanel } from './scheme-diagram';

/** A version of a national verification scheme: its diagram, and the same as a table. */
export default function SchemePage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const { t, local, word } = useWords();
  const moment = useMoment();
  const scheme = useQuery({
    queryKey: ['scheme', id, moment.seen],
    queryFn: ({ signal }) => readScheme(id, moment.seen, signal),
  });
  return (
    <Answer query={scheme}>
      {({ scheme: record, history }) => (
        <>
          <PageTitle
            title={`${record.id} ${local(record.title)}`}
            below={
              <>
                {word('quantity', record.quantity)} ·{' '}
                <Period from={record.validFrom} to={record.validTo ?? null} />
                {record.source && ` · ${t('scheme.source', { source: record.source })}`}
              </>
            }
          />
          <SchemeDiagramPanel scheme={record} level={params.get('level')} />
          <EdgesPanel scheme={record} />
          <History entries={history} />
        </>
      )}
    </Answer>
  );
}

function EdgesPanel({ scheme }: { scheme: Scheme }) {
  const { t, local, word } = useWords();
  const levels = new Map(scheme.levels.map((level) => [level.code, level]));
  const name = (code: string) => {
    const level = levels.get(code);
    return level ? levelName(level, local) : code;
  };
  const columns: SheetColumn<SchemeEdge>[] = [
    { key: 'from', title: t('scheme.from'), render: ({ from }) => name(from) },
    { key: 'to', title: t('scheme.to'), render: ({ to }) => name(to) },
    { key: 'ratio', title: t('scheme.ratio'), render: ({ maxRatio }) => maxRatio ?? '–' },
    { key: 'method', title: t('scheme.method'), render: ({ method }) => method ?? '–' },
    {
      key: 'severity',
      title: t('scheme.exceeded'),
      render: ({ maxRatio, severity }) => (maxRatio ? word('severity', severity ?? 'GAP') : '–'),
    },
    { key: 'source', title: t('scheme.sourceTitle'), render: ({ source }) => source ?? '–' },
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

function levelName(level: SchemeLevel, local: ReturnType<typeof useWords>['local']): string {
  return local(level.name ?? null) || level.code;
}
