/**
 * Goal: the memory twin keeps what every event log keeps.
 * Method: the conformance suite.
 */
import { disclosureConformance } from './disclosures.conformance';
import { eventLogConformance } from './event-log.conformance';
import { eventLogLimits } from './log-limits.conformance';
import { MemoryEventLog } from './memory-event-log';

eventLogConformance(async (clock) => new MemoryEventLog(clock));
eventLogLimits(async (clock) => new MemoryEventLog(clock));
disclosureConformance(async (clock) => new MemoryEventLog(clock));
