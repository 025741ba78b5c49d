import type { CalibrationResult, MeasuredPoint } from '../api/records';
import { useWords } from '../i18n/words';
import { printedRange, printedUnit, Quantity } from '../parts/quantity';
import { Sheet, type SheetColumn } from '../parts/sheet';

/** The points of a result, every decimal exactly as the laboratory gave it. */
export function ResultSheet({ result }: { result: CalibrationResult }) {
  const { t, word } = useWords();
  const points = result.points ?? [];
  const some = (pick: (point: MeasuredPoint) => unknown) => points.some((point) => Boolean(pick(point)));
  const columns: SheetColumn<MeasuredPoint>[] = [
    {
      key: 'nominal',
      title: t('point.nominal'),
      numeric: true,
      render: (point) => <Quantity value={point.nominal} />,
    },
    {
      key: 'error',
      title: t('point.error'),
      numeric: true,
      render: (point) => <Quantity value={point.error} />,
    },
    {
      key: 'u',
      title: t('point.expandedUncertainty'),
      numeric: true,
      render: (point) => <Quantity value={point.expandedUncertainty} />,
    },
    {
      key: 'k',
      title: t('point.coverageFactor'),
      numeric: true,
      render: (point) => <span translate="no">{point.coverageFactor}</span>,
    },
  ];
  const optional: [boolean, SheetColumn<MeasuredPoint>][] = [
    [some((point) => point.mark), { key: 'mark', title: t('point.mark'), render: (point) => point.mark }],
    [
      some((point) => point.coverageProbability),
      {
        key: 'p',
        title: t('point.coverageProbability'),
        numeric: true,
        render: (p) => p.coverageProbability,
      },
    ],
    [
      some((point) => point.mpe),
      { key: 'mpe', title: t('point.mpe'), numeric: true, render: (point) => <Quantity value={point.mpe} /> },
    ],
    [
      some((point) => point.stage),
      { key: 'stage', title: t('point.stage'), render: (point) => word('stage', point.stage) },
    ],
    [
      some((point) => point.observations?.length),
      {
        key: 'observations',
        title: t('point.observations'),
        render: (point) => <Observations point={point} />,
      },
    ],
  ];
  for (const [present, column] of optional) if (present) columns.push(column);
  return (
    <>
      {result.range && (
        <p>
          {t('certificate.range')} <span translate="no">{printedRange(result.range)}</span>
        </p>
      )}
      <Sheet
        caption={t('certificate.points')}
        columns={columns}
        rows={points}
        rowKey={(point) => JSON.stringify([point.nominal, point.mark, point.stage, points.indexOf(point)])}
        empty={t('certificate.noPoints')}
        testId="points"
      />
    </>
  );
}

/** The readings as they were given, in the unit of the nominal value. */
function Observations({ point: { observations, nominal } }: { point: MeasuredPoint }) {
  const { t } = useWords();
  if (!observations?.length) return '–';
  return (
    <span className="small" translate="no">
      {t('point.observationsIn', { count: observations.length, unit: printedUnit(nominal.unit) })}{' '}
      {observations.join('; ')}
    </span>
  );
}
