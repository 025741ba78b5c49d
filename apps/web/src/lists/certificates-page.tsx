import { stateValues } from '../api/generated';
import type { ListItem } from '../api/lists';
import { useWords } from '../i18n/words';
import { AssetName } from '../parts/asset-name';
import { CertificateLink } from '../parts/certificate-link';
import { OrganizationName } from '../parts/names';
import type { SheetColumn } from '../parts/sheet';
import { StateChip } from '../parts/state-chip';
import { RecordList } from './record-list';

/** Certificates that the reader may read, the newest first. */
export default function CertificatesPage() {
  const { t, word } = useWords();
  const columns: SheetColumn<ListItem<'certificates'>>[] = [
    {
      key: 'number',
      title: t('certificate.number'),
      render: (item) => <CertificateLink id={item.id}>{item.number}</CertificateLink>,
    },
    { key: 'kind', title: t('certificate.kind'), render: (item) => word('certificateKind', item.kind) },
    {
      key: 'issuer',
      title: t('certificate.issuer'),
      render: (item) => <OrganizationName id={item.issuer} />,
    },
    {
      key: 'asset',
      title: t('certificate.asset'),
      render: (item) => (item.asset === null ? '–' : <AssetName asset={item.asset} />),
    },
    { key: 'performed', title: t('certificate.performedOn'), render: (item) => item.performedOn },
    {
      key: 'until',
      title: t('certificate.validUntil'),
      render: (item) => item.validUntil ?? t('common.noEnd'),
    },
    { key: 'state', title: t('state.today'), render: (item) => <StateChip status={item.status} /> },
  ];
  const states = stateValues.map((value) => ({ value, label: word('stateWord', value) }));
  return (
    <RecordList
      list="certificates"
      title={t('lists.certificates')}
      help={t('lists.certificatesHelp')}
      filters={[
        { name: 'number', label: t('certificate.number'), kind: 'text' },
        { name: 'issuer', label: t('lists.issuerCode'), kind: 'text' },
        { name: 'asset', label: t('lists.assetCode'), kind: 'text' },
        { name: 'from', label: t('lists.performedFrom'), kind: 'day' },
        { name: 'to', label: t('lists.performedTo'), kind: 'day' },
        { name: 'state', label: t('state.today'), kind: 'choice', options: states },
      ]}
      columns={columns}
    />
  );
}
