import { Link } from 'react-router';
import { organizationKindValues } from '../api/generated';
import type { ListItem } from '../api/lists';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { useNames } from '../parts/names';
import type { SheetColumn } from '../parts/sheet';
import { RecordedText } from '../parts/recorded-text';
import { RecordList } from './record-list';

/** Organizations that the reader may read: found by name, kind and region. */
export default function OrganizationsPage() {
  const { t, local, word } = useWords();
  const { region } = useNames();
  const moment = useMoment();
  const columns: SheetColumn<ListItem<'organizations'>>[] = [
    {
      key: 'name',
      title: t('lists.name'),
      render: (item) => (
        <Link to={moment.to(`/organizations/${encodeURIComponent(item.id)}`)}>
          <b>{local(item.name) || item.id}</b>
        </Link>
      ),
    },
    {
      key: 'kinds',
      title: t('lists.kind'),
      render: ({ kinds }) => kinds.map((kind) => word('organizationKind', kind)).join(t('common.listJoin')),
    },
    {
      key: 'region',
      title: t('asset.region'),
      render: (item) => <RecordedText text={region(item.region)} />,
    },
    {
      key: 'ended',
      title: t('organization.ended'),
      render: ({ ended }) =>
        ended === null
          ? '–'
          : t(ended.into === null ? 'organization.dissolved' : 'organization.merged', { on: ended.on }),
    },
    { key: 'id', title: t('lists.code'), render: ({ id }) => <code>{id}</code> },
  ];
  const kinds = organizationKindValues.map((value) => ({ value, label: word('organizationKind', value) }));
  return (
    <RecordList
      list="organizations"
      title={t('lists.organizations')}
      help={t('lists.organizationsHelp')}
      filters={[
        { name: 'query', label: t('lists.name'), kind: 'text' },
        { name: 'kind', label: t('lists.kind'), kind: 'choice', options: kinds },
        { name: 'region', label: t('lists.regionCode'), kind: 'text' },
      ]}
      columns={columns}
    />
  );
}
