import type { ReactNode } from 'react';
import type { StandardReferenceBody } from '../api/generated';
import { useWords } from '../i18n/words';
import { AssetName } from '../parts/asset-name';
import { OrganizationName } from '../parts/names';
import { printedRange } from '../parts/quantity';
import { Sheet, type SheetColumn } from '../parts/sheet';

interface Props {
  references: StandardReferenceBody[];
  /** A primary standard realises the unit itself: it has no references, and that is in order. */
  realization: boolean;
}

export function ReferenceSheet({ references, realization }: Props) {
  const { t, word } = useWords();
  const columns: SheetColumn<StandardReferenceBody>[] = [
    {
      key: 'asset',
      title: t('reference.asset'),
      render: (reference) =>
        reference.asset ? <AssetName asset={reference.asset} /> : (reference.external?.institute ?? '–'),
    },
    {
      key: 'certificate',
      title: t('reference.certificate'),
      render: (reference) => citedText(reference, word) ?? '–',
    },
    {
      key: 'quantity',
      title: t('question.quantity'),
      render: (reference) => word('quantity', reference.quantity),
    },
    { key: 'role', title: t('reference.role'), render: (reference) => word('referenceRole', reference.role) },
    {
      key: 'range',
      title: t('reference.range'),
      render: (reference) => (
        <span translate="no">{reference.range ? printedRange(reference.range) : '–'}</span>
      ),
    },
  ];
  if (references.some(({ batch }) => batch)) {
    columns.push({ key: 'batch', title: t('reference.batch'), render: ({ batch }) => batch ?? '–' });
  }
  return (
    <Sheet
      caption={t('certificate.references')}
      columns={columns}
      rows={references}
      rowKey={(reference) => `${references.indexOf(reference)}`}
      empty={t(realization ? 'certificate.realizes' : 'certificate.noReferences')}
      testId="references"
    />
  );
}

function citedText(
  { certificate, external }: StandardReferenceBody,
  word: ReturnType<typeof useWords>['word'],
): ReactNode {
  if (certificate) {
    return (
      <>
        <OrganizationName id={certificate.issuer} /> {certificate.number}
      </>
    );
  }
  if (!external) return null;
  return [
    external.certificateNumber,
    external.kcdbId,
    external.accreditation,
    word('externalKind', external.kind),
  ]
    .filter(Boolean)
    .join(' · ');
}
