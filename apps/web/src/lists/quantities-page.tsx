import { metrologyAreaValues } from '../api/generated';
import type { ListItem } from '../api/lists';
import { useWords } from '../i18n/words';
import { Cited } from '../parts/cited';
import { printedUnit } from '../parts/printed-unit';
import type { SheetColumn } from '../parts/sheet';
import { RecordList } from './record-list';

/** The list of quantities by metrology area: what results, scopes and measurands may name, and where it is from. */
export default function QuantitiesPage() {
  const { t, local, word } = useWords();
  const columns: SheetColumn<ListItem<'quantities'>>[] = [
    { key: 'area', title: t('quantities.area'), render: ({ area }) => word('metrologyArea', area) },
    { key: 'name', title: t('lists.name'), render: ({ name }) => <b>{local(name)}</b> },
    { key: 'code', title: t('lists.code'), render: ({ code }) => <code>{code}</code> },
    {
      key: 'units',
      title: t('quantities.units'),
      render: ({ units }) => units.map((unit) => printedUnit(unit) || unit).join(t('common.listJoin')),
    },
    {
      key: 'parameters',
      title: t('quantities.parameters'),
      render: ({ parameters }) =>
        parameters.length === 0
          ? '–'
          : parameters
              .map(({ parameter, usual }) =>
                usual === null
                  ? word('parameter', parameter)
                  : `${word('parameter', parameter)} (${usual.value} ${printedUnit(usual.unit)})`,
              )
              .join(t('common.listJoin')),
    },
    {
      key: 'zero',
      title: t('quantities.zero'),
      render: ({ naturalZero, logarithmic }) =>
        t(logarithmic ? 'quantities.logarithmic' : naturalZero ? 'quantities.natural' : 'quantities.mark'),
    },
    { key: 'source', title: t('scheme.sourceTitle'), render: ({ source }) => <Cited text={source} /> },
  ];
  const areas = metrologyAreaValues.map((value) => ({ value, label: word('metrologyArea', value) }));
  return (
    <RecordList
      list="quantities"
      title={t('lists.quantities')}
      help={t('lists.quantitiesHelp')}
      filters={[
        { name: 'query', label: t('lists.name'), kind: 'text' },
        { name: 'area', label: t('quantities.area'), kind: 'choice', options: areas },
      ]}
      columns={columns}
    />
  );
}
