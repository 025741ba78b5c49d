/** What the queries need of TypeORM: its DataSource or the EntityManager of a transaction. */
export interface SqlRunner {
  query<Rows = unknown>(sql: string, parameters?: unknown[]): Promise<Rows>;
}
