import type { SqlRunner } from '../../../../libs/read-model/src/sql/sql-runner';
import type { QueryApp } from './query-app';

/** The statements that questions put to the tables from now on; emptied by whoever counts. */
export function watchStatements({ judge }: QueryApp): string[] {
  const { questions } = judge as unknown as { questions: SqlRunner };
  const statements: string[] = [];
  const run = questions.query.bind(questions);
  questions.query = (sql, parameters) => {
    // The poll of how far the tables are goes on by itself.
    if (!sql.includes('rm_progress')) statements.push(sql);
    return run(sql, parameters);
  };
  return statements;
}
