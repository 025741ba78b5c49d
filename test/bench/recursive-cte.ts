import type { Pool } from 'pg';
import { inBatches } from './recorded';
import { assetId, type BenchWorld, certificateId, QUANTITY } from './world';

/** Rows of one insert. */
const INSERT_ROWS = 10_000;

/** Range of every result of the bench world, in the base unit of mass. */
const RANGE_KG = { lo: 0.001, hi: 0.5 };

/**
 * The peer of the graph: DESIGN.md section 5 in SQL. Results are the nodes, references belong to results, what
 * was known at a position is asked for, void and replaced certificates do not serve. One table a kind of fact,
 * what a step needs copied beside the result, and one covering index in the order of the question.
 */
const TABLES = `
  create unlogged table bench_result (
    certificate text collate "C", result smallint, asset text collate "C" not null, quantity text collate "C" not null,
    performed_on date not null, issued_on date not null, lo float8 not null, hi float8 not null, known int not null,
    primary key (certificate, result));
  create unlogged table bench_reference (
    certificate text collate "C", result smallint, reference smallint, role text not null,
    asset text collate "C" not null, quantity text collate "C" not null, lo float8, hi float8,
    primary key (certificate, result, reference));
  create unlogged table bench_void (certificate text collate "C" primary key, known int not null);
  create unlogged table bench_replaced (certificate text collate "C" primary key, known int not null)`;

const INDEX = `
  create index bench_in_force on bench_result
    (asset, quantity, performed_on desc, issued_on desc, certificate desc) include (result, lo, hi, known)`;

/** Fills the tables of the peer and settles them: statistics and visibility, so that index-only scans work. */
export async function fillCertificateTables(pool: Pool, world: BenchWorld): Promise<void> {
  await pool.query(TABLES);
  for (const places of inBatches(world.places(), INSERT_ROWS)) {
    const certificates = places.map((place) => certificateId(world.certificateNumber(place)));
    await pool.query(
      `insert into bench_result
       select certificate, 0, asset, $4, performed_on, performed_on, $5, $6, 0
       from unnest($1::text[], $2::text[], $3::date[]) as row(certificate, asset, performed_on)`,
      [
        certificates,
        places.map((place) => assetId(world.assetNumber(place.level, place.asset))),
        places.map((place) => world.performedOn(place)),
        QUANTITY,
        RANGE_KG.lo,
        RANGE_KG.hi,
      ],
    );
    await pool.query(
      `insert into bench_reference
       select certificate, 0, 0, 'MAIN', asset, $3, null, null
       from unnest($1::text[], $2::text[]) as row(certificate, asset) where asset is not null`,
      [certificates, places.map((place) => parentOf(world, place)), QUANTITY],
    );
  }
  await pool.query(INDEX);
  await pool.query('vacuum analyze bench_result, bench_reference, bench_void, bench_replaced');
}

function parentOf(world: BenchWorld, place: Parameters<BenchWorld['reference']>[0]): string | null {
  if (place.level === 0) return null;
  return assetId(world.assetNumber(place.level - 1, world.reference(place)));
}

/** `union`, not `union all`: a result that two paths share, or a circle, is walked once. */
const chain = (start: string, knownAt: string): string => `
  with recursive chain as (
    select certificate, result, performed_on, quantity, lo, hi from bench_result
    where certificate = ${start} and known <= ${knownAt}
    union
    select parent.certificate, parent.result, parent.performed_on, parent.quantity, parent.lo, parent.hi
    from chain
    join bench_reference as used
      on used.certificate = chain.certificate and used.result = chain.result and used.role = 'MAIN'
    cross join lateral (
      select coalesce(used.lo, case when used.quantity = chain.quantity then chain.lo end) as lo,
             coalesce(used.hi, case when used.quantity = chain.quantity then chain.hi end) as hi
    ) as asked
    cross join lateral (
      select candidate.certificate, candidate.result, candidate.performed_on, candidate.quantity,
             candidate.lo, candidate.hi
      from bench_result as candidate
      where candidate.asset = used.asset and candidate.quantity = used.quantity
        and candidate.performed_on <= chain.performed_on and candidate.known <= ${knownAt}
        and not exists (select from bench_void v where v.certificate = candidate.certificate and v.known <= ${knownAt})
        and not exists (
          select from bench_replaced r where r.certificate = candidate.certificate and r.known <= ${knownAt})
      order by
        (asked.lo is null or candidate.lo <= asked.lo and asked.hi <= candidate.hi) desc,
        (candidate.lo <= asked.hi and asked.lo <= candidate.hi) desc,
        candidate.performed_on desc, candidate.issued_on desc, candidate.certificate desc
      limit 1
    ) as parent
  )
  select certificate, result from chain`;

/** The trace of one certificate, as an application asks for it: one prepared statement, one round trip. */
export async function traceInSql(pool: Pool, certificate: string): Promise<string[]> {
  const { rows } = await pool.query<{ certificate: string }>({
    name: 'bench-trace',
    text: chain('$1', '$2'),
    values: [certificate, 0],
  });
  return rows.map((row) => row.certificate);
}

/** Many traces inside one statement: what the server alone takes, in microseconds each. */
export async function traceInsideServer(pool: Pool, certificates: string[]): Promise<number> {
  const { rows } = await pool.query<{ 'QUERY PLAN': { 'Execution Time': number }[] }>(
    `explain (analyze, timing off, format json)
     select count(*) from unnest($1::text[]) as wanted(start) cross join lateral (${chain('wanted.start', '0')}) as found`,
    [certificates],
  );
  const executionMs = rows[0]?.['QUERY PLAN'][0]?.['Execution Time'] as number;
  return (executionMs * 1_000) / certificates.length;
}
