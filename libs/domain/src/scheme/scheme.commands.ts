import type { CommandContext } from '../decision';
import type { StatedLimits } from '../metrology/stated';
import type { CivilDate, LocalText, QuantityRange, RatioSeverity, RatioText, Tier } from '../vocabulary';

export interface SchemeLevelBody {
  code: string;
  ordinal: number;
  tier: Tier;
  name?: LocalText | null;
  class?: string | null;
  quantityRange?: QuantityRange | null;
  uLimit?: string | null;
  mpe?: string | StatedLimits | null;
  source?: string | null;
}

export interface SchemeEdgeBody {
  from: string;
  to: string;
  maxRatio?: RatioText | null;
  method?: string | null;
  severity?: RatioSeverity | null;
  source?: string | null;
}

/** Body of `POST /v1/schemes`. */
export interface SchemeBody {
  id?: string | null;
  title: LocalText;
  validFrom: CivilDate;
  validTo?: CivilDate | null;
  quantity: string;
  levels: SchemeLevelBody[];
  edges: SchemeEdgeBody[];
  source?: string | null;
}

export interface PublishScheme extends CommandContext {
  type: 'PublishScheme';
  id: string;
  body: SchemeBody;
}
