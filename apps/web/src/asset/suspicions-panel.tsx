import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import type { SuspicionReply } from '../api/generated';
import { ApiError } from '../api/problem';
import { readSuspicions } from '../api/questions';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { CertificateLink } from '../parts/certificate-link';
import { parametersText } from '../parts/parameters';
import { ProblemPanel } from '../parts/problem-panel';
import { printed } from '../parts/quantity';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { SuspicionForms } from './suspicion-forms';

/** What later calibrations, verifications and checks found of it; nothing is shown where nothing was found. */
export function SuspicionsPanel({ asset }: { asset: string }) {
  const { t, word } = useWords();
  const moment = useMoment();
  const query = useQuery({
    queryKey: ['asset', asset, 'suspicions', moment.seen],
    queryFn: ({ signal }) => readSuspicions(asset, moment.seen, signal),
  });
  if (query.isError) return isNotForThem(query.error) ? null : <ProblemPanel error={query.error} />;
  const found = query.data?.suspicions ?? [];
  if (found.length === 0) return null;
  const columns: SheetColumn<SuspicionReply>[] = [
    { key: 'quantity', title: t('question.quantity'), render: (row) => word('quantity', row.quantity) },
    { key: 'part', title: t('question.part'), render: (row) => row.part ?? t('suspicion.whole') },
    {
      key: 'finding',
      title: t('suspicion.finding'),
      render: (row) =>
        row.kind === 'CERTIFICATE' ? <CertificateLink id={row.finding} /> : t('suspicion.check'),
    },
    {
      key: 'window',
      title: t('suspicion.window'),
      render: ({ from, to }) => `${from ?? t('suspicion.neverGood')} → ${to}`,
    },
    { key: 'shifts', title: t('suspicion.shifts'), render: (row) => <Shifts row={row} /> },
    {
      key: 'state',
      title: t('suspicion.state'),
      render: ({ dismissal }) =>
        dismissal === null ? (
          <Tag color="warning">{t('suspicion.open')}</Tag>
        ) : (
          <Tag>{t('suspicion.dismissed')}</Tag>
        ),
    },
  ];
  return (
    <section aria-labelledby="suspicions-title" data-testid="suspicions">
      <h2 id="suspicions-title">{t('suspicion.title')}</h2>
      <p className="muted small">{t('suspicion.help')}</p>
      <Sheet
        caption={t('suspicion.title')}
        columns={columns}
        rows={found}
        rowKey={({ finding, quantity, part }) => `${finding} ${quantity} ${part ?? ''}`}
      />
      {found
        .filter(({ dismissal }) => dismissal === null)
        .map((row) => (
          <SuspicionForms
            key={`${row.finding} ${row.quantity} ${row.part ?? ''}`}
            asset={asset}
            found={row}
          />
        ))}
    </section>
  );
}

/** Who may not read what is suspected is told nothing of it here. */
const isNotForThem = (error: Error): boolean =>
  error instanceof ApiError && [403, 404].includes(error.problem.status);

function Shifts({ row: { shifts } }: { row: SuspicionReply }) {
  const { t, word } = useWords();
  if (shifts.length === 0) return t('suspicion.noFigures');
  return (
    <ul className="plain">
      {shifts.map(({ value, shift, parameters }, index) => (
        <li key={index} translate="no">
          {printed(value)}: <strong>{signed(shift)}</strong> {parametersText(parameters, word)}
        </li>
      ))}
    </ul>
  );
}

/** A shift has a sign, and a plus is said as well. */
const signed = (shift: { value: string; unit: string }): string =>
  printed({ ...shift, value: /^[-+]/.test(shift.value) ? shift.value : `+${shift.value}` });
