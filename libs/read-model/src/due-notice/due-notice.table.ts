import { EntitySchema } from 'typeorm';

/**
 * That an owner was told: not derived from the log, so not under rm_ and never rebuilt. One row for each certificate
 * and threshold, whatever the number of times the job runs.
 */
export interface DueNoticeRow {
  certificate: string;
  /** Days before the end of validity; 0: it has ended. */
  threshold: number;
  asset: string;
  validUntil: string;
  noticedOn: string;
}

export const dueNoticeTable = new EntitySchema<DueNoticeRow>({
  name: 'DueNotice',
  tableName: 'due_notice',
  columns: {
    certificate: { type: 'text', primary: true },
    threshold: { type: 'integer', primary: true },
    asset: { type: 'text' },
    validUntil: { type: 'date', name: 'valid_until' },
    noticedOn: { type: 'date', name: 'noticed_on' },
  },
});
