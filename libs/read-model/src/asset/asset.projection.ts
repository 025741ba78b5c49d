import { canonicalJson } from '@suyuan/platform';
import { projection } from '../projection';
import { searchText } from '../sql/search-text';
import { assetAmendmentTable, assetOwnerTable, assetTable } from './asset.table';

export const assetProjection = projection(assetTable, (event) => {
  if (event.type !== 'AssetRegistered') return [];
  const { id, kind, tier, name, manufacturer, model, serialNumber, owner, region, visibility } = event.data;
  const { system, measurands, usage, referenceMaterial } = event.data;
  return [
    {
      id,
      position: event.position,
      stream: event.stream,
      kind,
      tier,
      nameZh: name.zh ?? null,
      nameEn: name.en ?? null,
      manufacturer,
      model,
      serialNumber,
      owner,
      region,
      visibility,
      search: searchText(name.zh, name.en, serialNumber, id, manufacturer, model),
      system: system ?? null,
      measurands: canonicalJson(measurands),
      usage: usage === null ? null : canonicalJson(usage),
      referenceMaterial: referenceMaterial ? canonicalJson(referenceMaterial) : null,
    },
  ];
});

export const assetOwnerProjection = projection(assetOwnerTable, (event) => {
  if (event.type !== 'AssetTransferred') return [];
  const { asset, on, owner } = event.data;
  return [{ position: event.position, asset, transferredOn: on, owner }];
});

export const assetAmendmentProjection = projection(assetAmendmentTable, (event) => {
  if (event.type !== 'AssetAmended') return [];
  const { asset, on, changes } = event.data;
  const { name, serialNumber, manufacturer, model } = changes;
  const search = searchText(name?.zh, name?.en, serialNumber ?? null, manufacturer ?? null, model ?? null);
  return [{ position: event.position, asset, amendedOn: on, changes: canonicalJson(changes), search }];
});
