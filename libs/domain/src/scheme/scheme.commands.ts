import type { CommandContext } from '../decision';
import type { CivilDate, DecimalText, LocalText, Tier } from '../vocabulary';

/** Body of `POST /v1/schemes`. */
export interface SchemeBody {
  id?: string | null;
  title: LocalText;
  validFrom: CivilDate;
  validTo?: CivilDate | null;
  quantity: string;
  levels: { code: string; ordinal: number; tier: Tier; name?: LocalText | null }[];
  edges: { from: string; to: string; maxRatio?: DecimalText | null; method?: string | null }[];
}

export interface PublishScheme extends CommandContext {
  type: 'PublishScheme';
  id: string;
  body: SchemeBody;
}
