// Goal: the label of a reference material is recorded with its asset, and only with such an asset. Method: one
// registration, its label changed piece by piece.
import { assetBody } from '../testing/facts';
import { CONTEXT, given } from '../testing/given-when-then';
import type { AssetBody } from './asset.commands';
import { decideAsset } from './asset.decide';
import type { AssetEvent } from './asset.events';
import { evolveAsset, initialAssetState } from './asset.state';
import type { ReferenceMaterialBody } from './reference-material';

const aggregate = { initial: initialAssetState, evolve: evolveAsset };
const label: ReferenceMaterialBody = {
  code: 'GBW(E) 080123',
  batch: '2301',
  certifiedValue: { value: '0.1000', unit: 'mol/L' },
  expiresOn: '2025-01-31',
  grade: 'SECOND_CLASS',
};

const register = (referenceMaterial: ReferenceMaterialBody | null, more: Partial<AssetBody> = {}) => {
  const measurands = [{ quantity: 'amount-concentration' }];
  const body = assetBody({ kind: 'REFERENCE_MATERIAL', measurands, referenceMaterial, ...more });
  return { type: 'RegisterAsset', id: 'solution', body, ...CONTEXT } as const;
};
const outcome = (...asked: Parameters<typeof register>) =>
  given(aggregate).when(decideAsset, register(...asked));

function recorded(...asked: Parameters<typeof register>): AssetEvent {
  const decision = decideAsset(initialAssetState, register(...asked));
  const [event] = decision.outcome === 'ACCEPTED' ? decision.events : [];
  if (event?.type !== 'AssetRegistered') throw new Error(JSON.stringify(decision));
  return event;
}

describe('the label of a reference material', () => {
  it('is recorded byte for byte', () => {
    expect(recorded(label).data).toMatchObject({ referenceMaterial: label });
  });
  it('is left out, and pieces of it are, where nothing was given', () => {
    expect(recorded(null).data).not.toHaveProperty('referenceMaterial');
    const bare = { code: 'GBW08601', batch: '7' };
    const nothing = { certifiedValue: null, expiresOn: null, grade: null };
    expect(recorded({ ...bare, ...nothing }).data).toHaveProperty('referenceMaterial', bare);
  });
  it('belongs to no other kind of asset', () => {
    for (const kind of ['INSTRUMENT', 'STANDARD'] as const) {
      expect(outcome(label, { kind })).toEqual({ refused: ['NOT_ALLOWED /referenceMaterial'] });
      expect(outcome(null, { kind })).toEqual({ events: ['AssetRegistered'] });
    }
  });
  it('certifies a value of what the asset measures', () => {
    const certified = (value: string, unit: string) => outcome({ ...label, certifiedValue: { value, unit } });
    expect(certified('100', 'mmol/L')).toEqual({ events: ['AssetRegistered'] });
    expect(certified('0,1', 'mol/L')).toEqual({
      refused: ['NOT_A_DECIMAL /referenceMaterial/certifiedValue/value'],
    });
    expect(certified('1', 'g')).toEqual({
      refused: ['UNIT_INCOMPATIBLE /referenceMaterial/certifiedValue/unit'],
    });
    expect(certified('1', 'lb')).toEqual({
      refused: ['NON_LEGAL_UNIT /referenceMaterial/certifiedValue/unit'],
    });
    expect(certified('1', '%')).toEqual({
      refused: ['UNIT_INCOMPATIBLE /referenceMaterial/certifiedValue/unit'],
    });
    const measurands = [{ quantity: 'amount-concentration' }, { quantity: 'mass' }];
    const grams = { ...label, certifiedValue: { value: '1', unit: 'g' } };
    expect(outcome(grams, { measurands })).toEqual({ events: ['AssetRegistered'] });
  });
  it('makes it another asset when it says something else', () => {
    const event = recorded(label);
    const again = (body: ReferenceMaterialBody | null) =>
      given(aggregate, event).when(decideAsset, register(body));
    expect(again({ ...label })).toEqual({ repeated: 'solution' });
    expect(again({ ...label, batch: '2302' })).toEqual({ refused: ['DUPLICATE_ID /id'] });
    expect(again(null)).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});
