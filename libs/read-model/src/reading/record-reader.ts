import { createPool } from '@suyuan/platform';
import type { Pool } from 'pg';
import { findAsset } from '../asset/asset.query';
import { findCertificate } from '../certificate/certificate.query';
import { findImpactCase } from '../impact-case/impact-case';
import { findMethod } from '../method/method';
import { findPublishedQuantity } from '../quantity/quantity';
import { findOrganization } from '../organization/organization';
import type {
  AssetRecord,
  CertificateRecord,
  ImpactCaseRecord,
  MethodRecord,
  OrganizationRecord,
  QuantityRecord,
  SchemeRecord,
} from '../records';
import { findScheme } from '../scheme/scheme';
import type { SqlRunner } from '../sql/sql-runner';
import { questionsTo, telling } from '../unavailable';
import { findReads, type AccessLogPage, type AccessLogQuery } from '../access-log/access-log.query';
import type { Reader } from './reader';
import { READER_ROLE, READER_SETTING } from './reader-roles';

/** Records are read one after the other, each in a few milliseconds. */
export const READER_CONNECTIONS_MAX = 6;

/**
 * Serves records as PostgreSQL lets the reader see them. What the reader may not see is not found (null), whatever
 * the code above forgot to ask.
 */
export abstract class RecordReader {
  abstract asset(reader: Reader, id: string, knownAt: number): Promise<AssetRecord | null>;
  abstract certificate(reader: Reader, id: string, knownAt: number): Promise<CertificateRecord | null>;
  abstract organization(reader: Reader, id: string, knownAt: number): Promise<OrganizationRecord | null>;
  abstract scheme(reader: Reader, id: string, knownAt: number): Promise<SchemeRecord | null>;
  abstract method(reader: Reader, id: string, knownAt: number): Promise<MethodRecord | null>;
  abstract quantity(reader: Reader, code: string, knownAt: number): Promise<QuantityRecord | null>;
  abstract impactCase(reader: Reader, id: string, knownAt: number): Promise<ImpactCaseRecord | null>;
  /** Of some assets, those that the reader sees: what a list may show. */
  abstract visibleAssets(reader: Reader, ids: readonly string[]): Promise<Set<string>>;
  abstract visibleCertificates(reader: Reader, ids: readonly string[]): Promise<Set<string>>;
  abstract visibleOrganizations(reader: Reader, ids: readonly string[]): Promise<Set<string>>;
  abstract visibleImpactCases(reader: Reader, ids: readonly string[]): Promise<Set<string>>;
  abstract reads(reader: Reader, query: AccessLogQuery): Promise<AccessLogPage>;
  abstract close(): Promise<void>;
}

export class PostgresRecordReader extends RecordReader {
  private readonly pool: Pool;

  constructor(url: string, onError?: (error: Error) => void) {
    super();
    this.pool = createPool({
      url,
      role: READER_ROLE,
      max: READER_CONNECTIONS_MAX,
      ...(onError && { onError }),
    });
  }

  asset(reader: Reader, id: string, knownAt: number) {
    return this.withStream(reader, 'SELECT stream FROM rm_asset WHERE id = $1', id, (sql) =>
      findAsset(sql, id, knownAt),
    );
  }

  certificate(reader: Reader, id: string, knownAt: number) {
    return this.withStream(reader, 'SELECT stream FROM rm_certificate WHERE id = $1', id, (sql) =>
      findCertificate(sql, id, knownAt),
    );
  }

  organization(reader: Reader, id: string, knownAt: number) {
    return this.withStream(reader, 'SELECT stream FROM rm_organization WHERE id = $1', id, (sql) =>
      findOrganization(sql, id, knownAt),
    );
  }

  scheme(reader: Reader, id: string, knownAt: number) {
    return this.withStream(reader, 'SELECT stream FROM rm_scheme WHERE id = $1', id, (sql) =>
      findScheme(sql, id, knownAt),
    );
  }

  method(reader: Reader, id: string, knownAt: number) {
    return this.withStream(reader, 'SELECT stream FROM rm_method WHERE id = $1', id, (sql) =>
      findMethod(sql, id, knownAt),
    );
  }

  quantity(reader: Reader, code: string, knownAt: number) {
    const stream = 'SELECT DISTINCT stream FROM rm_quantity WHERE id = $1';
    return this.withStream(reader, stream, code, (sql) => findPublishedQuantity(sql, code, knownAt));
  }

  impactCase(reader: Reader, id: string, knownAt: number) {
    return this.withStream(reader, 'SELECT stream FROM rm_impact_case WHERE id = $1', id, (sql) =>
      findImpactCase(sql, id, knownAt),
    );
  }

  visibleAssets(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
    return this.idsOf(reader, 'SELECT id FROM rm_asset WHERE id = ANY($1)', ids);
  }

  visibleCertificates(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
    return this.idsOf(reader, 'SELECT id FROM rm_certificate WHERE id = ANY($1)', ids);
  }

  visibleOrganizations(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
    return this.idsOf(reader, 'SELECT id FROM rm_organization WHERE id = ANY($1)', ids);
  }

  visibleImpactCases(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
    return this.idsOf(reader, 'SELECT id FROM rm_impact_case WHERE id = ANY($1)', ids);
  }

  reads(reader: Reader, query: AccessLogQuery): Promise<AccessLogPage> {
    return this.as(reader, (sql) => findReads(sql, query));
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private idsOf(reader: Reader, text: string, ids: readonly string[]): Promise<Set<string>> {
    return this.as(reader, async (sql) => {
      const rows = await sql.query<{ id: string }[]>(text, [ids]);
      return new Set(rows.map(({ id }) => id));
    });
  }

  /** A record with its history: the database opens the stream where the reader may read the record. */
  private withStream<T>(
    reader: Reader,
    streamOf: string,
    id: string,
    work: (sql: SqlRunner) => Promise<T | null>,
  ): Promise<T | null> {
    return this.as(reader, async (sql) => {
      const [row] = await sql.query<{ open: boolean }[]>(
        `SELECT suyuan_open_stream(stream) AS open FROM (${streamOf}) record`,
        [id],
      );
      return row?.open ? work(sql) : null;
    });
  }

  /** Works in a transaction that says who reads: the setting ends with it, and nobody inherits it from the pool. */
  private async as<T>(reader: Reader, work: (sql: SqlRunner) => Promise<T>): Promise<T> {
    const client = await telling(this.pool.connect());
    const sql = questionsTo({
      query: async <Rows>(text: string, parameters?: unknown[]) =>
        (await client.query(text, parameters)).rows as Rows,
    });
    try {
      const setting = client.escapeLiteral(JSON.stringify(reader));
      await telling(client.query(`BEGIN READ ONLY; SET LOCAL ${READER_SETTING} = ${setting}`));
      const found = await work(sql);
      await telling(client.query('COMMIT'));
      client.release();
      return found;
    } catch (error) {
      // Not put back: what became of its transaction is not known.
      client.release(true);
      throw error;
    }
  }
}
