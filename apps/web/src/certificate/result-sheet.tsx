import type { ComparedPointReply, MeasuredPointBody, RecordedResultReply } from '../api/generated';
import { useWords } from '../i18n/words';
import { parametersText } from '../parts/parameters';
import { OrganizationName } from '../parts/names';
import { Coefficients } from './printed-facts';
import { Figures } from '../parts/stated-figures';
import { printedRange, printedUnit, Quantity } from '../parts/quantity';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { useComparedColumns } from './compared-columns';

interface Props {
  result: RecordedResultReply;
  /** What its points come to, of a comparison. */
  compared: readonly ComparedPointReply[];
}

/** The points of a result, every decimal exactly as the laboratory gave it. */
export function ResultSheet({ result, compared }: Props) {
  const { t, word } = useWords();
  const points = result.points ?? [];
  const some = (pick: (point: MeasuredPointBody) => unknown) => points.some((point) => Boolean(pick(point)));
  const columns: SheetColumn<MeasuredPointBody>[] = [
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
      render: (point) => <Figures stated={point.error} />,
    },
    {
      key: 'u',
      title: t('point.expandedUncertainty'),
      numeric: true,
      render: (point) => <Figures stated={point.expandedUncertainty} />,
    },
    {
      key: 'k',
      title: t('point.coverageFactor'),
      numeric: true,
      render: (point) => <span translate="no">{point.coverageFactor}</span>,
    },
  ];
  const optional: [boolean, SheetColumn<MeasuredPointBody>][] = [
    [
      some((point) => point.parameters?.length),
      {
        key: 'parameters',
        title: t('point.parameters'),
        render: (point) => parametersText(point.parameters, word),
      },
    ],
    [
      some((point) => point.indication),
      {
        key: 'indication',
        title: t('printed.indication'),
        numeric: true,
        render: ({ indication }) => (indication ? `${indication.value} ${indication.unit}` : ''),
      },
    ],
    [
      some((point) => point.conclusion),
      {
        key: 'conclusion',
        title: t('certificate.conclusion'),
        render: ({ conclusion }) => (conclusion ? word('conclusion', conclusion) : ''),
      },
    ],
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
      some((point) => point.degreesOfFreedom),
      {
        key: 'nu',
        title: t('point.degreesOfFreedom'),
        numeric: true,
        render: (point) => point.degreesOfFreedom,
      },
    ],
    [
      some((point) => point.mpe),
      {
        key: 'mpe',
        title: t('point.mpe'),
        numeric: true,
        render: (point) => <Figures stated={point.mpe} limits />,
      },
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
  columns.push(...useComparedColumns(points, compared));
  return (
    <>
      <ResultNotes result={result} />
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

/** What is said of the result as a whole, above its points. */
function ResultNotes({ result }: { result: RecordedResultReply }) {
  const { t, word } = useWords();
  const { range, part, conclusion, parameters, providedBy, coefficients } = result;
  return (
    <>
      {part && (
        <p>
          {t('point.part')}
          {t('common.colon')}
          <span translate="no">{part}</span>
        </p>
      )}
      {conclusion && (
        <p data-testid="result-conclusion">
          {t('certificate.conclusion')}
          {t('common.colon')}
          {word('conclusion', conclusion)}
        </p>
      )}
      {range && (
        <p>
          {t('certificate.range')} <span translate="no">{printedRange(range)}</span>
        </p>
      )}
      {Boolean(parameters?.length) && (
        <p>
          {t('point.parameters')}
          {t('common.colon')}
          {parametersText(parameters, word)}
        </p>
      )}
      {providedBy && (
        <p>
          {t('printed.providedBy')} <OrganizationName id={providedBy} />
        </p>
      )}
      {coefficients && <Coefficients coefficients={coefficients} />}
    </>
  );
}

/** The readings as they were given, in the unit of the nominal value. */
function Observations({ point: { observations, nominal } }: { point: MeasuredPointBody }) {
  const { t } = useWords();
  if (!observations?.length) return '–';
  return (
    <span className="small" translate="no">
      {t('point.observationsIn', { count: observations.length, unit: printedUnit(nominal.unit) })}{' '}
      {observations.join('; ')}
    </span>
  );
}
