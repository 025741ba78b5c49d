import { notSimplyBelievedRequests } from './admission';
import { colombiaRequests } from './colombia';
import { faultRequests } from './faults';
import { ruleFaultRequests } from './faults-of-rules';
import { lengthRequests } from './length-chain';
import { massRequests } from './mass-chain';
import { organizationRequests } from './organizations';
import { referenceMaterialRequests } from './reference-material';
import type { DemoRequest } from './requests';
import { schemeRequests } from './schemes';
import { temperatureRequests } from './temperature-chain';
import { voltageRequests } from './voltage-chain';

/**
 * The whole demonstration in the order in which it is posted: the same ids in the same order every time, children
 * after parents but for the two certificates of the circle. Temperature comes before mass, whose weighing room
 * has a thermometer.
 */
export function demoRequests(): DemoRequest[] {
  return [
    ...organizationRequests(),
    ...schemeRequests(),
    ...temperatureRequests(),
    ...massRequests(),
    ...lengthRequests(),
    ...voltageRequests(),
    ...referenceMaterialRequests(),
    ...colombiaRequests(),
    ...faultRequests(),
    ...ruleFaultRequests(),
    ...notSimplyBelievedRequests(),
  ];
}
