import { Link } from 'react-router';
import type { ListedCertificateReply } from '../api/generated';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { OrganizationName } from '../parts/names';
import { Quantity } from '../parts/quantity';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { StateChip } from '../parts/state-chip';

/** All certificates of an asset, newest first. */
export function CertificateSheet({ items }: { items: ListedCertificateReply[] }) {
  const { t, word } = useWords();
  const moment = useMoment();
  const columns: SheetColumn<ListedCertificateReply>[] = [
    {
      key: 'number',
      title: t('certificate.number'),
      render: (item) => (
        <Link to={moment.to(`/certificates/${encodeURIComponent(item.id)}`)}>{item.number}</Link>
      ),
    },
    { key: 'kind', title: t('certificate.kind'), render: (item) => word('certificateKind', item.kind) },
    {
      key: 'issuer',
      title: t('certificate.issuer'),
      render: (item) => <OrganizationName id={item.issuer} />,
    },
    { key: 'performed', title: t('certificate.performedOn'), render: (item) => item.performedOn },
    {
      key: 'until',
      title: t('certificate.validUntil'),
      render: (item) => item.validUntil ?? t('common.noEnd'),
    },
    { key: 'u', title: 'U', numeric: true, render: (item) => <Quantity value={item.expandedUncertainty} /> },
    {
      key: 'conclusion',
      title: t('certificate.conclusion'),
      render: (item) => word('conclusion', item.conclusion),
    },
    {
      key: 'state',
      title: t('state.today'),
      render: (item) => <StateChip status={item.status} />,
    },
  ];
  return (
    <Sheet
      caption={t('asset.certificates')}
      columns={columns}
      rows={items}
      rowKey={(item) => item.id}
      empty={t('asset.noCertificate')}
      testId="certificates"
    />
  );
}
