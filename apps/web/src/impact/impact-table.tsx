import type { ImpactItemReply } from '../api/generated';
import { useWords } from '../i18n/words';
import { CertificateLink } from '../parts/certificate-link';
import { AssetName } from '../parts/asset-name';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { StateChip } from '../parts/state-chip';
import { Status } from '../parts/status';

/** `graded`: something was found or restated, so that grades are to be expected. */
export function ImpactTable({ items, graded }: { items: ImpactItemReply[]; graded: boolean }) {
  const { t, word, local } = useWords();
  const columns: SheetColumn<ImpactItemReply>[] = [
    {
      key: 'class',
      title: t('impact.class'),
      render: (item) => <Status group="impactClass" code={item.class} />,
    },
    {
      key: 'asset',
      title: t('impact.asset'),
      render: (item) => <AssetName asset={item.asset} name={local(item.assetName)} />,
    },
    {
      key: 'certificate',
      title: t('impact.certificate'),
      render: (item) => (
        <CertificateLink id={item.certificate}>{item.number ?? item.certificate}</CertificateLink>
      ),
    },
    { key: 'state', title: t('state.today'), render: (item) => <StateChip status={item.status} /> },
    { key: 'tier', title: t('asset.tier'), render: (item) => word('tier', item.tier) || '–' },
    { key: 'depth', title: t('impact.depth'), numeric: true, render: (item) => item.depth },
    {
      key: 'usedOn',
      title: t('impact.usedOn'),
      render: (item) => <span className="quantity">{item.usedOn}</span>,
    },
    {
      key: 'window',
      title: t('impact.window'),
      render: ({ window: { from, to }, exposure }) => (
        <>
          <span className="quantity">{from}</span> →{' '}
          <span className="quantity">{to ?? (exposure === null ? '–' : t('impact.stillOpen'))}</span>
        </>
      ),
    },
    {
      key: 'exposure',
      title: t('impact.exposure'),
      render: ({ exposure }) => (exposure === null ? '–' : <Status group="exposure" code={exposure} />),
    },
    { key: 'via', title: t('impact.via'), render: (item) => <Via ids={item.via} /> },
  ];
  if (graded) {
    columns.splice(columns.length - 1, 0, {
      key: 'grade',
      title: t('impact.grade'),
      render: (item) => <Grade item={item} />,
    });
  }
  return (
    <Sheet
      caption={t('impact.caption')}
      columns={columns}
      rows={items}
      rowKey={(item) => item.certificate}
      empty={t('impact.nothing')}
      testId="impact-table"
    />
  );
}

/** How bad, and by how much of which limit; else why nobody can say. */
function Grade({ item: { grade, grading, ungraded } }: { item: ImpactItemReply }) {
  const { t, word } = useWords();
  if (grade === null) return <span className="muted small">{word('ungraded', ungraded) || '–'}</span>;
  return (
    <>
      <Status group="grade" code={grade} />
      {grading && (
        <span className="small muted">
          {' '}
          {t('impact.ratio', { ratio: shortRatio(grading.ratio), basis: word('gradeBasis', grading.basis) })}
          {!grading.complete && ` ${t('impact.gradeIncomplete')}`}
        </span>
      )}
    </>
  );
}

/** Three decimals after the zeros, cut off and not rounded, so that no ratio is shown at a threshold it does not reach. */
function shortRatio(ratio: string): string {
  return /^\d+(\.0*\d{0,3})?/.exec(ratio)?.[0] ?? ratio;
}

/** The way it was reached by, nearest certificate first. */
function Via({ ids }: { ids: string[] }) {
  return (
    <span className="small">
      {ids.map((id, i) => (
        <span key={id}>
          {i > 0 && ' → '}
          <CertificateLink id={id} />
        </span>
      ))}
    </span>
  );
}
