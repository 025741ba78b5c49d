import type { MigrationInterface, QueryRunner } from 'typeorm';
import { rewriteSearch } from './1763769600550-normalise-search';

/** Organizations are found by name, and certificates come newest first without looking at all of them. */
export class ListRecords1763769601760 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("SET LOCAL suyuan.inside = 'on'");
    await runner.query("ALTER TABLE rm_organization ADD COLUMN search text NOT NULL DEFAULT ''");
    await rewriteSearch(runner, 'rm_organization', ['name_zh', 'name_en', 'id']);
    await runner.query(
      `CREATE INDEX rm_organization_search ON rm_organization USING gin (search gin_trgm_ops);
       CREATE INDEX rm_certificate_newest ON rm_certificate (performed_on DESC, id DESC)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX rm_certificate_newest');
    await runner.query('ALTER TABLE rm_organization DROP COLUMN search');
  }
}
