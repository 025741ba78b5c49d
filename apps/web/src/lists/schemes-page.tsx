import { Link } from 'react-router';
import type { ListItem } from '../api/lists';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { Cited } from '../parts/cited';
import { Period } from '../parts/period-words';
import type { SheetColumn } from '../parts/sheet';
import { RecordList } from './record-list';

/** National verification schemes, each version for itself. */
export default function SchemesPage() {
  const { t, local, word } = useWords();
  const moment = useMoment();
  const columns: SheetColumn<ListItem<'schemes'>>[] = [
    {
      key: 'id',
      title: t('lists.scheme'),
      render: (item) => (
        <Link to={moment.to(`/schemes/${encodeURIComponent(item.id)}`)}>
          {item.id} {local(item.title)}
        </Link>
      ),
    },
    {
      key: 'quantity',
      title: t('question.quantity'),
      render: (item) => word('quantity', item.quantity),
    },
    {
      key: 'period',
      title: t('lists.inForce'),
      render: (item) => <Period from={item.validFrom} to={item.validTo} />,
    },
    { key: 'levels', title: t('lists.levels'), numeric: true, render: (item) => item.levels },
    { key: 'source', title: t('scheme.sourceTitle'), render: ({ source }) => <Cited text={source} /> },
  ];
  return (
    <RecordList
      list="schemes"
      title={t('lists.schemes')}
      help={t('lists.schemesHelp')}
      filters={[
        { name: 'quantity', label: t('lists.quantityCode'), kind: 'text' },
        { name: 'on', label: t('lists.inForceOn'), kind: 'day' },
      ]}
      columns={columns}
    />
  );
}
