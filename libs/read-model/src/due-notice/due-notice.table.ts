import { EntitySchema } from 'typeorm';

/**
 * That somebody was told: not derived from the log, so not under rm_ and never rebuilt. One row for each thing that
 * ends, its due day and threshold, whatever the number of times the job runs.
 */
export interface DueNoticeRow {
  kind: string;
  subject: string;
  /** The due day: should it become another, what was told of the old one does not count. */
  validUntil: string;
  /** Days before the end; 0: it has ended. */
  threshold: number;
  asset: string | null;
  organization: string | null;
  noticedOn: string;
}

export const dueNoticeTable = new EntitySchema<DueNoticeRow>({
  name: 'DueNotice',
  tableName: 'due_notice',
  columns: {
    kind: { type: 'text', primary: true },
    subject: { type: 'text', primary: true },
    validUntil: { type: 'date', name: 'valid_until', primary: true },
    threshold: { type: 'integer', primary: true },
    asset: { type: 'text', nullable: true },
    organization: { type: 'text', nullable: true },
    noticedOn: { type: 'date', name: 'noticed_on' },
  },
});
