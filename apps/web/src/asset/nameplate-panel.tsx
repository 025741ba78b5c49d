import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MeasurandBody, RecordedAssetReply } from '../api/generated';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { OrganizationName, useNames } from '../parts/names';
import { limitsText } from '../parts/stated-figures';
import { printedRange } from '../parts/quantity';
import { RecordedText } from '../parts/recorded-text';
import { MaterialLabel } from './material-label';

/** What stands on the nameplate, and what the asset is for. */
export function NameplatePanel({ asset }: { asset: RecordedAssetReply }) {
  const { t, word } = useWords();
  const { region } = useNames();
  const rows: [string, ReactNode][] = [
    [t('asset.kind'), word('assetKind', asset.kind)],
    [t('asset.tier'), <b key="tier">{word('tier', asset.tier)}</b>],
    [t('asset.manufacturer'), asset.manufacturer],
    [t('asset.model'), asset.model],
    [
      t('asset.serialNumber'),
      <span key="serial" translate="no">
        {asset.serialNumber}
      </span>,
    ],
    [t('asset.owner'), asset.owner ? <OrganizationName key="owner" id={asset.owner} /> : null],
    [t('asset.region'), asset.region ? <RecordedText key="region" text={region(asset.region)} /> : null],
    [t('asset.scheme'), asset.schemeLevel ? <SchemeLevelLink key="scheme" {...asset.schemeLevel} /> : null],
    [t('asset.usage'), usageText(asset, t, word)],
    [
      t('amendmentField.catalogueItem'),
      asset.catalogueItem ? <RecordedText key="item" text={asset.catalogueItem} /> : null,
    ],
  ];
  return (
    <section className="card" aria-labelledby="nameplate-title">
      <h2 id="nameplate-title">{t('asset.nameplate')}</h2>
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {asset.parts && <Parts parts={asset.parts} />}
      {asset.referenceMaterial && <MaterialLabel material={asset.referenceMaterial} />}
      <h3>{t('asset.measurands')}</h3>
      <ul className="measurands">
        {asset.measurands.map((measurand, i) => (
          <li key={`${measurand.quantity} ${i}`}>
            <b>{word('quantity', measurand.quantity)}</b> <MeasurandFacts measurand={measurand} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Parts({ parts }: { parts: NonNullable<RecordedAssetReply['parts']> }) {
  const { t, local } = useWords();
  return (
    <>
      <h3>{t('amendmentField.parts')}</h3>
      <ul className="measurands" data-testid="parts">
        {parts.map(({ id, name, serialNumber }) => (
          <li key={id}>
            <b translate="no">{id}</b> {name && local(name)}{' '}
            {serialNumber && <RecordedText text={serialNumber} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function SchemeLevelLink({ scheme, level }: { scheme: string; level: string }) {
  const moment = useMoment();
  return (
    <Link to={moment.to(`/schemes/${encodeURIComponent(scheme)}`, { level })}>
      {scheme} · {level}
    </Link>
  );
}

function MeasurandFacts({ measurand: { range, accuracyClass, mpe } }: { measurand: MeasurandBody }) {
  const { t, word } = useWords();
  const facts = [
    range ? printedRange(range) : null,
    accuracyClass ? t('asset.class', { class: accuracyClass }) : null,
    mpe ? t('asset.mpe', { mpe: limitsText(mpe, word) }) : null,
  ];
  return <span translate="no">{facts.filter((fact) => fact !== null).join(' · ')}</span>;
}

type Words = ReturnType<typeof useWords>;

function usageText(asset: RecordedAssetReply, t: Words['t'], word: Words['word']): string | null {
  const { usage } = asset;
  if (!usage) return null;
  return [
    usage.compulsory ? t('asset.compulsory') : null,
    word('purpose', usage.purpose),
    usage.intervalMonths ? t('asset.interval', { count: usage.intervalMonths }) : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
