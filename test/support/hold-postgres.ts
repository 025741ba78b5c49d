// Starts a server on the folder, prints its address and holds it until it is killed.
import { EmbeddedPostgres } from '@suyuan/platform';

const KEEP_ALIVE_MS = 60_000;

async function main(dataDir: string): Promise<void> {
  const server = await EmbeddedPostgres.start({ dataDir });
  process.stdout.write(`${server.url}\n`);
  setInterval(() => undefined, KEEP_ALIVE_MS);
}

void main(process.argv[2] as string);
