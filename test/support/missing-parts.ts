import { jarsAreThere } from '../../deploy/kafka/jars';
import { missingKafkaParts, missingRedisParts, type MissingPart } from '../../deploy/parts';

/** What the tests on real servers need and this machine does not have; empty when all can run. */
export function missingParts(): MissingPart[] {
  return [...missingKafkaParts({ jarsAreThere: jarsAreThere() }), ...missingRedisParts()];
}
