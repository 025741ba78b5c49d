import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Examinations, scopes and materials end too, and a due day may become another. */
export class WidenDueNotices1763769601710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE due_notice RENAME COLUMN certificate TO subject;
      ALTER TABLE due_notice ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'CERTIFICATE',
        ADD COLUMN organization text COLLATE "C", ALTER COLUMN asset DROP NOT NULL,
        DROP CONSTRAINT due_notice_pkey;
      ALTER TABLE due_notice ALTER COLUMN kind DROP DEFAULT,
        ADD PRIMARY KEY (kind, subject, valid_until, threshold);
      DROP INDEX due_notice_end;
      CREATE INDEX due_notice_end ON due_notice (valid_until, kind, subject)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM due_notice WHERE kind <> 'CERTIFICATE';
      DELETE FROM due_notice n WHERE EXISTS (SELECT FROM due_notice other WHERE other.subject = n.subject
        AND other.threshold = n.threshold AND other.valid_until > n.valid_until);
      ALTER TABLE due_notice DROP CONSTRAINT due_notice_pkey, DROP COLUMN kind, DROP COLUMN organization,
        ALTER COLUMN asset SET NOT NULL;
      ALTER TABLE due_notice RENAME COLUMN subject TO certificate;
      ALTER TABLE due_notice ADD PRIMARY KEY (certificate, threshold);
      CREATE INDEX due_notice_end ON due_notice (valid_until, asset)`);
  }
}
