// Goal: names of persons are told to those who may know them and can be erased without a trace.
// Method: the intake over HTTP on a log in memory, of which everything is looked through.
import { MemoryEventLog } from '@suyuan/event-log';
import { inspect } from 'node:util';
import { personsConformance } from './persons.conformance';

personsConformance(
  (clock) => new MemoryEventLog(clock),
  async (log) => {
    const stored = inspect(log, { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity });
    return stored + JSON.stringify(await log.read(0, 1_000));
  },
);
