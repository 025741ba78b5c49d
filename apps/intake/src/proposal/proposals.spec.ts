// Goal: what takes two people takes two. Method: the conformance suite over HTTP, on the event log in memory.
import { MemoryEventLog } from '@suyuan/event-log';
import { twoPeopleConformance } from './proposals.conformance';

twoPeopleConformance('the log in memory', (clock) => Promise.resolve(new MemoryEventLog(clock)));
