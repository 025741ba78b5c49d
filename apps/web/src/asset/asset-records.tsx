import { Link } from 'react-router';
import type { HistoryEntry, QuantityValue } from '../api/shapes';
import { todayInShanghai, useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { Period } from '../parts/period-words';
import { Quantity } from '../parts/quantity';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { Status } from '../parts/status';
import { examinationState, recordsOf } from './records-of';

/** What the history of an asset says besides its certificates; a part without an entry is not shown. */
export function AssetRecords({ history }: { history: HistoryEntry[] }) {
  return (
    <>
      <Examinations rows={recordsOf<Examination>(history, 'AssetExamined')} />
      <Nonconformities rows={recordsOf<Nonconformity>(history, 'NonconformityFound')} />
      <Restatements rows={recordsOf<Restatement>(history, 'ReferenceValueRestated')} />
    </>
  );
}

interface Examination {
  id: string;
  number: string;
  kind: string;
  validFrom: string;
  validTo: string | null;
  authority: string | null;
}

function Examinations({ rows }: { rows: Examination[] }) {
  const { t, word } = useWords();
  const moment = useMoment();
  const on = moment.on ?? todayInShanghai();
  const columns: SheetColumn<Examination>[] = [
    { key: 'number', title: t('examination.number'), render: ({ number }) => number },
    { key: 'kind', title: t('certificate.kind'), render: ({ kind }) => word('examinationKind', kind) },
    { key: 'authority', title: t('examination.authority'), render: ({ authority }) => authority ?? '–' },
    {
      key: 'period',
      title: t('examination.period'),
      render: ({ validFrom, validTo }) => <Period from={validFrom} to={validTo} />,
    },
    {
      key: 'state',
      title: t('certificate.periodOn', { on }),
      render: (row) => <Status group="examinationState" code={examinationState(row, on)} />,
    },
  ];
  return <Records title={t('examination.title')} name="examinations" columns={columns} rows={rows} />;
}

interface Nonconformity {
  id: string;
  quantity: string;
  from: string;
  to: string;
  shift: QuantityValue | null;
  reason: string;
  impactCase: string;
}

function Nonconformities({ rows }: { rows: Nonconformity[] }) {
  const { t, word } = useWords();
  const moment = useMoment();
  const columns: SheetColumn<Nonconformity>[] = [
    { key: 'quantity', title: t('question.quantity'), render: ({ quantity }) => word('quantity', quantity) },
    {
      key: 'window',
      title: t('impactCase.window'),
      render: ({ from, to }) => (
        <span className="quantity">
          ({from}, {to}]
        </span>
      ),
    },
    {
      key: 'shift',
      title: t('impactCase.shift'),
      numeric: true,
      render: ({ shift }) => (shift ? <Quantity value={shift} /> : t('impact.shiftNotStated')),
    },
    { key: 'reason', title: t('impactCase.reason'), render: ({ reason }) => reason },
    {
      key: 'case',
      title: t('impactCase.case'),
      render: ({ impactCase }) => (
        <Link to={moment.to(`/impact-cases/${encodeURIComponent(impactCase)}`)}>{impactCase}</Link>
      ),
    },
  ];
  return <Records title={t('impactCase.findings')} name="nonconformities" columns={columns} rows={rows} />;
}

interface Restatement {
  id: string;
  quantity: string;
  shift: QuantityValue;
  effectiveFrom: string;
  reason: string;
  source?: string;
}

function Restatements({ rows }: { rows: Restatement[] }) {
  const { t, word } = useWords();
  const columns: SheetColumn<Restatement>[] = [
    { key: 'quantity', title: t('question.quantity'), render: ({ quantity }) => word('quantity', quantity) },
    { key: 'from', title: t('restatement.effectiveFrom'), render: ({ effectiveFrom }) => effectiveFrom },
    {
      key: 'shift',
      title: t('restatement.shift'),
      numeric: true,
      render: ({ shift }) => <Quantity value={shift} />,
    },
    { key: 'reason', title: t('impactCase.reason'), render: ({ reason }) => reason },
    { key: 'source', title: t('scheme.sourceTitle'), render: ({ source }) => source ?? '–' },
  ];
  return <Records title={t('restatement.title')} name="restatements" columns={columns} rows={rows} />;
}

interface RecordsProps<T> {
  title: string;
  name: string;
  columns: SheetColumn<T>[];
  rows: T[];
}

function Records<T extends { id: string }>({ title, name, columns, rows }: RecordsProps<T>) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{title}</h2>
      <Sheet caption={title} columns={columns} rows={rows} rowKey={({ id }) => id} testId={name} />
    </section>
  );
}
