/** A variable of the environment, as docs/settings.md tells it. */
interface SettingEntry {
  name: string;
  /** As it is written; what follows from another setting in words. */
  usual: string;
  accepts: string;
  zh: string;
  en: string;
}

/** Every variable that `readSettings` looks at; a test holds the two together. */
export const SETTINGS: readonly SettingEntry[] = [
  {
    name: 'PORT',
    usual: '3000',
    accepts: '0 (any free port) to 65535',
    zh: '对外端口：单进程运行时即服务本身，分布式运行时为前门',
    en: 'the port everybody speaks to: the product itself, or the front door of the services',
  },
  {
    name: 'HOST',
    usual: '127.0.0.1',
    accepts: 'an address or a host name',
    zh: '监听的地址；0.0.0.0 为所有网卡，此时不签发开发令牌',
    en: 'where it listens; 0.0.0.0 is every interface, and then no development tokens are made',
  },
  {
    name: 'SUYUAN_DATA_DIR',
    usual: './data',
    accepts: 'a folder',
    zh: '内置数据库与密钥所在的文件夹',
    en: 'the folder of the embedded database and of the keys',
  },
  {
    name: 'SUYUAN_DEMO',
    usual: 'on',
    accepts: 'on, off',
    zh: '空库是否填入演示数据',
    en: 'whether an empty database is filled with the demonstration',
  },
  {
    name: 'DATABASE_URL',
    usual: 'the embedded PostgreSQL',
    accepts: 'postgresql://user:password@host:port/database',
    zh: '自备的 PostgreSQL（15 至 18）；所有者缺少权限时，启动会给出需由管理员执行的 SQL',
    en: 'a PostgreSQL of yours, 15 to 18; where its owner lacks rights, the start tells the SQL for a DBA',
  },
  {
    name: 'KAFKA_BROKERS',
    usual: 'in this process',
    accepts: 'host:port, several separated by commas',
    zh: 'Apache Kafka（分布式运行）',
    en: 'Apache Kafka, for the services',
  },
  {
    name: 'SUYUAN_SOURCE',
    usual: '/suyuan',
    accepts: 'a path or URI; those it was called before after commas',
    zh: '本部署在总线上的来源（ce_source 的开头）；与其他部署共用总线时须各不相同，其他来源的消息不予采用',
    en: "what ce_source of this deployment's messages begins with; another one's messages are set aside, not used",
  },
  {
    name: 'REDIS_URL',
    usual: 'in this process',
    accepts: 'redis:// or rediss://',
    zh: 'Redis（分布式运行）：任务队列与限流',
    en: 'Redis, for the services: jobs and rate limits',
  },
  {
    name: 'OIDC_ISSUER',
    usual: 'development tokens only',
    accepts: 'https:// (http:// on loopback alone)',
    zh: '登录所用的身份提供者',
    en: 'the identity provider that signs people in',
  },
  {
    name: 'SUYUAN_SECRET_FILE',
    usual: 'keys/secret under the data folder',
    accepts: 'a file of 32 random bytes as base64url; made when absent',
    zh: '游标、代号、化名与标签校验码的密钥；各进程须相同',
    en: 'what cursors, handles, pseudonyms and the codes on labels are keyed with; the same for every process',
  },
  {
    name: 'SUYUAN_DEV_TOKENS',
    usual: 'on with npm start on loopback without OIDC_ISSUER, else off',
    accepts: 'on, off',
    zh: '是否提供 POST /dev/tokens',
    en: 'whether POST /dev/tokens exists',
  },
  {
    name: 'SUYUAN_RATE_LIMITS',
    usual: 'on',
    accepts: 'on, off, or such as token=100/s:2000,check=30/min',
    zh: '每个令牌、机构、地址的请求限额',
    en: 'how much a token, an organization or an address may ask',
  },
  {
    name: 'TRUST_PROXY',
    usual: 'off',
    accepts: 'off, a number of proxies, or addresses and CIDRs',
    zh: '客户端地址以哪些代理所述为准',
    en: 'whose word about the address of a client is believed',
  },
  {
    name: 'LOG_LEVEL',
    usual: 'warn with npm start (a line a minute), info for services',
    accepts: 'trace, debug, info, warn, error, fatal, silent',
    zh: '日志级别；info 为每个请求一行',
    en: 'how much is logged; info is a line for each request',
  },
  {
    name: 'INTAKE_PORT',
    usual: '3001',
    accepts: 'as PORT',
    zh: '登记服务的端口（分布式运行）',
    en: 'the port of intake, for the services',
  },
  {
    name: 'QUERY_PORT',
    usual: '3002',
    accepts: 'as PORT',
    zh: '查询服务的端口（分布式运行）',
    en: 'the port of query, for the services',
  },
  {
    name: 'SUYUAN_DOOR_KEY',
    usual: 'none; npm run stack makes one',
    accepts: '32 to 128 characters out of A-Z a-z 0-9 _ -',
    zh: '前门与其后服务共有的密钥：只有经此前门转来的客户端地址才可信',
    en: 'shared by the front door and the services behind it: the addresses it passes on are believed',
  },
];

/** The list as Markdown: docs/settings.md is this text, and a test compares the two. */
export function settingsDocument(): string {
  const rows = SETTINGS.map(
    ({ name, usual, accepts, zh, en }) => `| \`${name}\` | ${usual} | ${accepts} | ${zh} | ${en} |`,
  );
  return [
    '# Settings 设置',
    '',
    'Variables of the environment, read once at the start by `libs/platform/src/settings.ts`; a value that cannot be used',
    'ends the start with exit code 2 and its name. 环境变量，启动时读取一次；不可用的值使启动以退出码 2 结束，并指明变量名。',
    '',
    '| variable | default | accepts | 中文 | English |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    'For tests and benches: `SUYUAN_TEST_DATABASE_URL` (a superuser), `SUYUAN_CHROMIUM`, `SUYUAN_CACHE_DIR` (jars of Kafka),',
    '`BENCH_SIZE`. `npm test` installs missing packages of the system (Chromium, Java, Redis) when it is root, and says so',
    'before; otherwise it names what is missing. `npm test` 在 root 下会安装缺少的系统软件包。',
    '',
  ].join('\n');
}
