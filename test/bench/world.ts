import type {
  AssetExamined,
  AssetRegistered,
  CalibrationRecorded,
  CalibrationResult,
  DomainEvent,
  Tier,
} from '@suyuan/domain';

/**
 * A country in five levels, ten calibrations of every asset, a year apart; each result names one asset of the
 * level above and rests on the certificate in force that day. Every chain is five certificates long and sound.
 */
export const LEVELS = 5;
export const CALIBRATIONS_EACH = 10;
const TIER_OF_LEVEL: Tier[] = ['PRIMARY', 'SECONDARY', 'PUBLIC', 'WORKING_STANDARD', 'WORKING'];
const FIRST_YEAR = 2_010;
export const QUANTITY = 'mass';
export const LABORATORY = 'lab-0';

/** A certificate by its numbers: what both the graph and the SQL peer are asked about. */
export interface CertificatePlace {
  level: number;
  asset: number;
  /** 0 is the oldest of its asset. */
  turn: number;
}

export class BenchWorld {
  /** Assets of each level, the primary standards first. */
  readonly counts: number[];
  private readonly firstAsset: number[];

  constructor(size: number) {
    const above = [100_000, 10_000, 1_000, 100].map((share) => Math.max(1, Math.round(size / share)));
    const used = above.reduce((sum, count) => sum + count, 0);
    this.counts = [...above, Math.max(1, Math.round(size / CALIBRATIONS_EACH) - used)];
    this.firstAsset = this.counts.map((_, level) =>
      this.counts.slice(0, level).reduce((sum, n) => sum + n, 0),
    );
  }

  get certificateCount(): number {
    return this.counts.reduce((sum, count) => sum + count, 0) * CALIBRATIONS_EACH;
  }

  /** Numbers over all levels, dense from 0. */
  assetNumber(level: number, asset: number): number {
    return (this.firstAsset[level] as number) + asset;
  }

  certificateNumber({ level, asset, turn }: CertificatePlace): number {
    return this.assetNumber(level, asset) * CALIBRATIONS_EACH + turn;
  }

  /** A day of the year that belongs to the asset; each level starts a year after the one above. */
  performedOn({ level, asset, turn }: CertificatePlace): string {
    const day = new Date(Date.UTC(FIRST_YEAR + level + turn, 0, 1 + ((asset * 37 + level * 11) % 360)));
    return day.toISOString().slice(0, 10);
  }

  /** The asset of the level above that a calibration used; it changes now and then. */
  reference({ level, asset, turn }: CertificatePlace): number {
    return (asset * 31 + (turn >> 2)) % (this.counts[level - 1] as number);
  }

  /** Every certificate, top level first. */
  *places(): Generator<CertificatePlace> {
    for (let level = 0; level < LEVELS; level += 1) {
      for (let asset = 0; asset < (this.counts[level] as number); asset += 1) {
        for (let turn = 0; turn < CALIBRATIONS_EACH; turn += 1) yield { level, asset, turn };
      }
    }
  }

  /** The events of the world in the order of the log. */
  *events(): Generator<DomainEvent> {
    yield {
      type: 'OrganizationRegistered',
      data: { id: LABORATORY, name: { zh: '某计量院' }, kinds: ['LABORATORY'], uscc: null, region: '110000' },
    };
    for (let level = 0; level < LEVELS; level += 1) {
      for (let asset = 0; asset < (this.counts[level] as number); asset += 1) {
        yield this.registration(level, asset);
        if (level === 0) yield this.examination(asset);
      }
    }
    for (const place of this.places()) yield this.calibration(place);
  }

  private registration(level: number, asset: number): AssetRegistered {
    const number = this.assetNumber(level, asset);
    return {
      type: 'AssetRegistered',
      data: {
        id: assetId(number),
        kind: level === LEVELS - 1 ? 'INSTRUMENT' : 'STANDARD',
        tier: TIER_OF_LEVEL[level] as Tier,
        name: { zh: '砝码' },
        manufacturer: 'Maker',
        model: 'M1',
        serialNumber: `S-${number}`,
        owner: LABORATORY,
        region: String(110_000 + (asset % 30) * 10_000),
        measurands: [],
        schemeLevel: null,
        usage: null,
        visibility: 'PUBLIC',
      },
    };
  }

  private examination(asset: number): AssetExamined {
    return {
      type: 'AssetExamined',
      data: {
        id: `exam-${asset}`,
        asset: assetId(this.assetNumber(0, asset)),
        number: `P-${asset}`,
        kind: 'PRIMARY',
        validFrom: '2000-01-01',
        validTo: null,
        authority: null,
      },
    };
  }

  private calibration(place: CertificatePlace): CalibrationRecorded {
    const { level, asset } = place;
    const performedOn = this.performedOn(place);
    const number = this.certificateNumber(place);
    return {
      type: 'CalibrationRecorded',
      data: {
        id: certificateId(number),
        certificateNumber: `No.${number}`,
        issuer: LABORATORY,
        kind: level === 0 ? 'REALIZATION' : 'CALIBRATION',
        asset: assetId(this.assetNumber(level, asset)),
        receivedOn: null,
        performedOn,
        issuedOn: performedOn,
        validUntil: `${Number(performedOn.slice(0, 4)) + 3}-12-31`,
        methods: [],
        accredited: false,
        conclusion: 'NONE',
        decisionRule: null,
        environment: null,
        results: [this.result(place)],
        references: [],
        replaces: null,
      },
    };
  }

  private result(place: CertificatePlace): CalibrationResult {
    const { level } = place;
    return {
      quantity: QUANTITY,
      range: { min: '1', max: '500', unit: 'g' },
      points: [
        {
          nominal: { value: '200.000', unit: 'g' },
          error: { value: '0.030', unit: 'mg' },
          expandedUncertainty: { value: '0.10', unit: 'mg' },
          coverageFactor: '2',
          coverageProbability: null,
          mpe: null,
          stage: null,
          mark: null,
        },
      ],
      references:
        level === 0
          ? []
          : [
              {
                asset: assetId(this.assetNumber(level - 1, this.reference(place))),
                certificate: null,
                quantity: QUANTITY,
                role: 'MAIN',
                range: null,
                external: null,
              },
            ],
    };
  }
}

/** Ids as long as those the service gives. */
export const assetId = (number: number): string => uuid('a', number);
export const certificateId = (number: number): string => uuid('c', number);

function uuid(mark: string, number: number): string {
  return `01a203d8-b214-7${mark}00-8000-${number.toString(16).padStart(12, '0')}`;
}
