/**
 * Goal: an app gets the log it was started with, and closes it when it goes down.
 * Method: a Nest testing module around the memory twin.
 */
import { Test } from '@nestjs/testing';
import { SystemClock } from '@suyuan/platform';
import { LogClosedError } from './errors';
import { EventLog } from './event-log';
import { write } from './event-log.conformance';
import { EventLogModule } from './event-log.module';
import { MemoryEventLog } from './memory-event-log';

describe('an app with the module of the event log', () => {
  it('injects the log by its abstract class and closes it at shutdown', async () => {
    const log = new MemoryEventLog(new SystemClock());
    const app = await Test.createTestingModule({ imports: [EventLogModule.register(() => log)] }).compile();
    await app.init();
    expect(app.get(EventLog)).toBe(log);
    await app.close();
    await expect(log.append(write('a', -1))).rejects.toThrow(LogClosedError);
  });
});
