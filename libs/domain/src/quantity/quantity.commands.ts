import type { CommandContext } from '../decision';
import type { LogarithmOf, MetrologyArea } from '../metrology/quantities/row';
import type { LocalText, QuantityValue } from '../vocabulary';

/** Body of `POST /v1/quantities`. */
export interface QuantityBody {
  code: string;
  name: LocalText;
  unit: string;
  units?: string[] | null;
  area?: MetrologyArea | null;
  kinds?: string[] | null;
  naturalZero?: boolean | null;
  logarithmic?: { of: LogarithmOf; reference?: QuantityValue | null } | null;
  ownRelativeError?: boolean | null;
  parameters?: { parameter: string; usual?: QuantityValue | null }[] | null;
  source?: string | null;
}

export interface PublishQuantity extends CommandContext {
  type: 'PublishQuantity';
  /** Its code. */
  id: string;
  body: QuantityBody;
}
