/** Bodies that are accepted as they stand; a test changes what it is about. */

export const laboratory = (id: string) => ({
  id,
  name: { zh: '某省计量院' },
  kinds: ['LABORATORY'],
  region: '110000',
});

export const scale = (id: string, owner: string) => ({
  id,
  kind: 'INSTRUMENT',
  tier: 'WORKING',
  name: { en: 'Scale' },
  manufacturer: 'Mettler',
  model: 'XP-1',
  serialNumber: `S-${id}`,
  owner,
  measurands: [{ quantity: 'mass', range: { min: '0', max: '15', unit: 'kg' } }],
});

export const calibration = (number: string, issuer: string, asset: unknown) => ({
  certificateNumber: number,
  issuer,
  kind: 'CALIBRATION',
  asset,
  performedOn: '2026-02-01',
  results: [
    {
      quantity: 'mass',
      points: [
        {
          nominal: { value: '1.000', unit: 'kg' },
          error: { value: '0.1', unit: 'g' },
          expandedUncertainty: { value: '0.8', unit: 'g' },
          coverageFactor: '2',
        },
      ],
      references: [{ asset: 'weights-of-nobody', quantity: 'mass' }],
    },
  ],
});

export const scope = (id: string) => ({
  id,
  authority: 'CNAS',
  number: 'L0001',
  validFrom: '2020-01-01',
  lines: [
    {
      quantity: 'mass',
      range: { min: '1', max: '20', unit: 'kg' },
      cmc: { form: 'CONSTANT', a: '0.5', unit: 'g' },
    },
  ],
});

export const method = (id: string) => ({
  id,
  title: { zh: '砝码检定规程' },
  validFrom: '2023-06-07',
  ratio: { max: '1/3', of: 'MPE' },
});

export const scheme = (id: string) => ({
  id,
  title: { zh: '质量计量器具' },
  validFrom: '2017-05-25',
  quantity: 'mass',
  levels: [
    { code: 'E1', ordinal: 1, tier: 'PUBLIC' },
    { code: 'E2', ordinal: 2, tier: 'PUBLIC' },
  ],
  edges: [{ from: 'E1', to: 'E2', maxRatio: '0.333' }],
});
