import { freshDatabase } from '../../../../test/support/postgres';
import { migrateReadModel } from '../data-source';
import { PostgresReadModel } from '../postgres-read-model';

/** An empty read model in a database of its own. `end` closes and drops it. */
export async function freshReadModel(): Promise<{
  url: string;
  readModel: PostgresReadModel;
  end: () => Promise<void>;
}> {
  const database = await freshDatabase('read_model', {
    template: { name: 'read_model', prepare: migrateReadModel },
  });
  const readModel = await PostgresReadModel.connect(database.url);
  const end = async () => {
    await readModel.close();
    await database.drop();
  };
  return { url: database.url, readModel, end };
}
