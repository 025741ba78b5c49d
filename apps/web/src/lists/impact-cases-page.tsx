import { Link } from 'react-router';
import { impactCaseStateValues } from '../api/generated';
import type { ListItem } from '../api/lists';
import { readable } from '../frame/known-at-control';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { AssetName } from '../parts/asset-name';
import type { SheetColumn } from '../parts/sheet';
import { Status } from '../parts/status';
import { RecordList } from './record-list';

/** Impact cases of standards that the reader may read, the last opened first. */
export default function ImpactCasesPage() {
  const { t, local, word } = useWords();
  const moment = useMoment();
  const columns: SheetColumn<ListItem<'impact-cases'>>[] = [
    {
      key: 'case',
      title: t('impactCase.case'),
      render: (item) => <Link to={moment.to(`/impact-cases/${encodeURIComponent(item.id)}`)}>{item.id}</Link>,
    },
    {
      key: 'asset',
      title: t('impactCase.asset'),
      render: (item) => <AssetName asset={item.asset} name={local(item.assetName)} />,
    },
    {
      key: 'quantity',
      title: t('question.quantity'),
      render: (item) => word('quantity', item.quantity),
    },
    {
      key: 'state',
      title: t('search.state'),
      render: (item) => <Status group="impactCaseState" code={item.state} />,
    },
    {
      key: 'window',
      title: t('impactCase.window'),
      render: ({ window: { from, to } }) => (
        <span className="quantity">
          ({from}, {to}]
        </span>
      ),
    },
    { key: 'opened', title: t('lists.opened'), render: (item) => readable(item.openedAt) },
  ];
  const states = impactCaseStateValues.map((value) => ({ value, label: word('impactCaseState', value) }));
  return (
    <RecordList
      list="impact-cases"
      title={t('lists.impactCases')}
      help={t('lists.impactCasesHelp')}
      filters={[
        { name: 'state', label: t('search.state'), kind: 'choice', options: states },
        { name: 'asset', label: t('lists.assetCode'), kind: 'text' },
        { name: 'from', label: t('lists.openedFrom'), kind: 'day' },
        { name: 'to', label: t('lists.openedTo'), kind: 'day' },
      ]}
      columns={columns}
    />
  );
}
