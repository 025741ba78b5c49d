import { projection } from '../projection';
import { canonicalJson } from '../sql/canonical-json';
import { searchText } from '../sql/search-text';
import { assetOwnerTable, assetTable } from './asset.table';

export const assetProjection = projection(assetTable, (event) => {
  if (event.type !== 'AssetRegistered') return [];
  const { id, kind, tier, name, manufacturer, model, serialNumber, owner, region, visibility } = event.data;
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
      data: canonicalJson(event.data),
    },
  ];
});

export const assetOwnerProjection = projection(assetOwnerTable, (event) => {
  if (event.type !== 'AssetTransferred') return [];
  const { asset, on, owner } = event.data;
  return [{ position: event.position, asset, transferredOn: on, owner }];
});
