import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type ListenPort = number | null;
export type Durability = 'full' | 'tests';

/** The name that the socket has when no TCP port is asked for. Nothing listens on that port. */
const SOCKET_PORT_DEFAULT = 5_432;

/** Sized for two cores and a few hundred megabytes; who has more runs a PostgreSQL of their own. */
const SMALL_MACHINE: Record<string, string> = {
  max_connections: '150',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  min_wal_size: '80MB',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  // Compiling a query costs more than every query of ours takes.
  jit: 'off',
  // Reading ahead in worker processes gains nothing on a database that fits in memory.
  io_method: 'sync',
};

const DURABILITY: Record<Durability, Record<string, string>> = {
  // The defaults, said aloud: this is a legal record.
  full: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  tests: { fsync: 'off', synchronous_commit: 'on', full_page_writes: 'off' },
};

/** Logs of a week, one file a day, written over after seven days. */
const LOGGING: Record<string, string> = {
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  // A statement may hold what a laboratory measured; the server's log is not the place for it.
  log_min_error_statement: 'panic',
};

interface ServerSettings {
  dataDir: string;
  port: ListenPort;
  socket: string;
  durability: Durability;
}

export function serverArguments({ dataDir, port, socket, durability }: ServerSettings): string[] {
  const settings = {
    listen_addresses: port === null ? '' : '127.0.0.1',
    port: String(port ?? SOCKET_PORT_DEFAULT),
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...SMALL_MACHINE,
    ...LOGGING,
    ...DURABILITY[durability],
  };
  return ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Whether the server that runs on the folder was started with these arguments: it wrote them down itself. */
export function listensAsWanted(dataDir: string, wanted: string[]): boolean {
  const line = readFileSync(join(dataDir, 'postmaster.opts'), 'utf8').trim();
  return line.endsWith(wanted.map((argument) => ` "${argument}"`).join(''));
}
