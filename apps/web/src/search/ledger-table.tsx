import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AssetListItemReply } from '../api/generated';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { AssetName } from '../parts/asset-name';
import { OrganizationName } from '../parts/names';
import { Period } from '../parts/period-words';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { StateChip } from '../parts/state-chip';
import { matchOf } from './understanding';

interface Props {
  items: AssetListItemReply[];
  /** The text that was sought, to say where each row holds it. */
  query: string | null;
  caption: string;
  empty: ReactNode;
}

export function LedgerTable({ items, query, caption, empty }: Props) {
  const { t, local, word } = useWords();
  const moment = useMoment();
  const columns: SheetColumn<AssetListItemReply>[] = [
    {
      key: 'name',
      title: t('asset.name'),
      render: (item) => (
        <>
          <AssetName asset={item.id} name={local(item.name)} />
          <br />
          <span className="muted small">
            {[item.manufacturer, item.model].filter(Boolean).join(' ') || item.id}
          </span>
        </>
      ),
    },
    {
      key: 'serial',
      title: t('asset.serialNumber'),
      render: (item) => <span translate="no">{item.serialNumber}</span>,
    },
    { key: 'tier', title: t('asset.tier'), render: (item) => word('tier', item.tier) },
    {
      key: 'owner',
      title: t('asset.owner'),
      render: (item) => (item.owner ? <OrganizationName id={item.owner} /> : '–'),
    },
    {
      key: 'certificate',
      title: t('asset.newestCertificate'),
      render: (item) => <Newest item={item} />,
    },
    { key: 'state', title: t('state.today'), render: (item) => <StateChip status={item.status} /> },
    {
      key: 'actions',
      title: t('common.actions'),
      render: (item) => (
        <Link
          to={moment.to(`/assets/${encodeURIComponent(item.id)}/trace`)}
          aria-label={t('asset.traceOf', { name: local(item.name) || item.id })}
        >
          {t('asset.trace')}
        </Link>
      ),
    },
  ];
  if (query !== null) {
    columns.splice(1, 0, {
      key: 'match',
      title: t('search.foundIn'),
      render: (item) => t(`match.${matchOf(item, query)}`),
    });
  }
  return (
    <Sheet
      caption={caption}
      columns={columns}
      rows={items}
      rowKey={(item) => item.id}
      empty={empty}
      testId="ledger"
    />
  );
}

function Newest({ item }: { item: AssetListItemReply }) {
  const moment = useMoment();
  const newest = item.newestCertificate;
  if (newest === null) return '–';
  return (
    <>
      <Link to={moment.to(`/certificates/${encodeURIComponent(newest.id)}`)}>{newest.number}</Link>{' '}
      <span className="muted small">
        <Period from={newest.performedOn} to={newest.validUntil} />
      </span>
    </>
  );
}
