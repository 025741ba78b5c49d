import { migrateEventLog } from '@suyuan/event-log';
import type { DatabaseTemplate } from './postgres';

/** An empty event log. */
export const EVENT_LOG_TEMPLATE: DatabaseTemplate = { name: 'event_log', prepare: migrateEventLog };
