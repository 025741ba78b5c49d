import { Link } from 'react-router';
import type {
  DifferenceBody,
  HistoryEntryReply,
  QuantityValueBody,
  StatedLimitsBody,
} from '../api/generated';
import { todayInShanghai, useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { Period } from '../parts/period-words';
import { Quantity } from '../parts/quantity';
import { Cited } from '../parts/cited';
import { RecordedText } from '../parts/recorded-text';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { Figures } from '../parts/stated-figures';
import { Status } from '../parts/status';
import { examinationState, recordsOf } from './records-of';

/** What the history of an asset says besides its certificates; a part without an entry is not shown. */
export function AssetRecords({ history }: { history: HistoryEntryReply[] }) {
  return (
    <>
      <Examinations rows={recordsOf<Examination>(history, 'AssetExamined')} />
      <Nonconformities rows={recordsOf<Nonconformity>(history, 'NonconformityFound')} />
      <Amendments rows={recordsOf<Amendment>(history, 'AssetAmended')} />
      <Confirmations rows={recordsOf<Confirmation>(history, 'AssetConfirmed')} />
      <Checks rows={recordsOf<Check>(history, 'AssetChecked')} />
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
    { key: 'number', title: t('examination.number'), render: ({ number }) => <RecordedText text={number} /> },
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
  shift: QuantityValueBody | null;
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
    { key: 'reason', title: t('impactCase.reason'), render: ({ reason }) => <RecordedText text={reason} /> },
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
  shift: QuantityValueBody;
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
    { key: 'reason', title: t('impactCase.reason'), render: ({ reason }) => <RecordedText text={reason} /> },
    { key: 'source', title: t('scheme.sourceTitle'), render: ({ source }) => <Cited text={source} /> },
  ];
  return <Records title={t('restatement.title')} name="restatements" columns={columns} rows={rows} />;
}

interface Amendment {
  id: string;
  on: string;
  reason: string;
  changes: Record<string, unknown>;
}

/** What was amended, from which day on and why; the panel above shows the asset as it is now. */
function Amendments({ rows }: { rows: Amendment[] }) {
  const { t } = useWords();
  const columns: SheetColumn<Amendment>[] = [
    { key: 'on', title: t('amendment.on'), render: ({ on }) => on },
    {
      key: 'changes',
      title: t('amendment.changes'),
      render: ({ changes }) =>
        Object.keys(changes)
          .map((field) => t(`amendmentField.${field}`, { defaultValue: field }))
          .join(t('amendment.and')),
    },
    { key: 'reason', title: t('impactCase.reason'), render: ({ reason }) => <RecordedText text={reason} /> },
  ];
  return <Records title={t('amendment.title')} name="amendments" columns={columns} rows={rows} />;
}

interface Confirmation {
  id: string;
  certificate: string;
  on: string;
  purpose: string;
  requirement: { quantity: string; limits: StatedLimitsBody };
  conclusion: string;
  validUntil?: string;
}

/** What the owner confirmed; what it comes to is told by validity. */
function Confirmations({ rows }: { rows: Confirmation[] }) {
  const { t, word } = useWords();
  const moment = useMoment();
  const columns: SheetColumn<Confirmation>[] = [
    { key: 'on', title: t('check.on'), render: ({ on }) => on },
    {
      key: 'certificate',
      title: t('confirmation.certificate'),
      render: ({ certificate }) => (
        <Link to={moment.to(`/certificates/${encodeURIComponent(certificate)}`)}>{certificate}</Link>
      ),
    },
    { key: 'purpose', title: t('confirmation.purpose'), render: ({ purpose }) => word('purpose', purpose) },
    {
      key: 'requirement',
      title: t('confirmation.requirement'),
      render: ({ requirement: { quantity, limits } }) => (
        <>
          {word('quantity', quantity)} <Figures stated={limits} limits />
        </>
      ),
    },
    {
      key: 'conclusion',
      title: t('confirmation.conclusion'),
      render: ({ conclusion }) => word('conclusion', conclusion),
    },
    { key: 'until', title: t('confirmation.until'), render: ({ validUntil }) => validUntil ?? '–' },
  ];
  return <Records title={t('confirmation.title')} name="confirmations" columns={columns} rows={rows} />;
}

interface CheckedPoint {
  nominal: QuantityValueBody;
  error: DifferenceBody | null;
  mpe: StatedLimitsBody | null;
  mark: string | null;
}

interface Check {
  id: string;
  on: string;
  quantity: string;
  passed: boolean;
  part?: string;
  method?: string;
  points?: CheckedPoint[];
}

/** What a check says, as it was recorded; what it comes to is told by validity. */
function Checks({ rows }: { rows: Check[] }) {
  const { t, word } = useWords();
  const columns: SheetColumn<Check>[] = [
    { key: 'on', title: t('check.on'), render: ({ on }) => on },
    { key: 'quantity', title: t('question.quantity'), render: ({ quantity }) => word('quantity', quantity) },
    {
      key: 'part',
      title: t('check.part'),
      render: ({ part }) => (part ? <RecordedText text={part} /> : '–'),
    },
    {
      key: 'passed',
      title: t('check.told'),
      render: ({ passed }) => t(passed ? 'check.passed' : 'check.failed'),
    },
    {
      key: 'points',
      title: t('check.points'),
      render: ({ points }) => (points ? <CheckedPoints points={points} /> : t('check.noFigures')),
    },
    {
      key: 'method',
      title: t('check.method'),
      render: ({ method }) => (method ? <RecordedText text={method} /> : '–'),
    },
  ];
  return <Records title={t('check.title')} name="checks" columns={columns} rows={rows} />;
}

function CheckedPoints({ points }: { points: CheckedPoint[] }) {
  const { t } = useWords();
  return (
    <ul className="plain">
      {points.map(({ nominal, error, mpe, mark }, index) => (
        // Nothing else tells the points of one check apart, and none is ever moved.
        <li key={index}>
          {mark && <RecordedText text={mark} />} <Quantity value={nominal} />
          {error && (
            <>
              {', '}
              {t('check.error')} <Figures stated={error} />
            </>
          )}
          {mpe && (
            <>
              {', '}
              {t('check.limit')} <Figures stated={mpe} limits />
            </>
          )}
        </li>
      ))}
    </ul>
  );
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
