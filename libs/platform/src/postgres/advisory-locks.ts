/**
 * Numbers of advisory locks of PostgreSQL, each for one thing that only one process of a cluster does at a time. They are
 * kept for good: processes of two releases lock the same.
 */
export const ADVISORY_LOCKS = {
  /** A launcher's own on its server: one owner at a time, freed by the kernel however the owner ends. */
  embeddedServer: 8_247_116_101,
  /** Changes of schema: services that start together make them once. */
  migrateLog: 8_247_116_102,
  migrateSubmissions: 8_247_116_104,
  migrateReadModel: 8_247_116_106,
  /** Shared by every `apply`, exclusive for what must not meet one: replays and the emptying. */
  applyEvents: 8_247_116_107,
  /** Of a session: of several query processes one keeps the states. */
  keepStatuses: 8_247_116_117,
  /** Makes a database that tests copy; any number would do that nothing else uses. */
  testTemplate: 8_247_116_103,
} as const;
