import type { CommandContext } from '../decision';
import type { CivilDate, LocalText, QuantityRange, RatioBasis, RatioText } from '../vocabulary';

/** Body of `POST /v1/methods`. */
export interface MethodBody {
  id: string;
  title: LocalText;
  validFrom: CivilDate;
  validTo?: CivilDate | null;
  replacedBy?: string | null;
  ratio?: { max: RatioText; of: RatioBasis } | null;
  environment?: {
    temperature?: QuantityRange | null;
    humidity?: QuantityRange | null;
    pressure?: QuantityRange | null;
  } | null;
  observationsMin?: number | null;
  recordsEnvironment?: boolean | null;
  source?: string | null;
}

export interface PublishMethod extends CommandContext {
  type: 'PublishMethod';
  id: string;
  body: MethodBody;
}
