import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { AmparoConfig } from './config.js';
import { exposingFlags } from './exposing-flags.js';

const url = z.string().regex(/^postgres(ql)?:\/\/.+/, 'must be a postgres:// URL');
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const transitKey = z
  .string()
  .regex(/^https?:\/\/[^/?#@]+\/v1\/[\w./-]+\/keys\/[\w.-]+$/, 'must be https://HOST/v1/MOUNT/keys/NAME');
const flag = z.enum(['on', 'off']).transform((value) => value === 'on');
/** Values separated by commas. */
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  );
const audience = z.string().min(1);
const algorithm = z.enum(['RS256', 'PS256', 'ES256']);
const issuer = z.strictObject({
  issuer: z.url(),
  audience: z.union([audience.transform((one) => [one]), z.array(audience).min(1)]),
  jwksUri: z.url({ protocol: /^https?$/ }),
  algorithms: z.array(algorithm).min(1).default(['RS256']),
  tokenType: z.enum(['at+jwt', 'JWT']).default('at+jwt'),
  longestSeconds: z.int().min(60).max(86_400).default(900),
});
const issuers = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a JSON array' });
      return z.NEVER;
    }
  })
  .pipe(z.array(issuer));

const ENVIRONMENT = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: count(0, 65535).default(3000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DATABASE_URL: url.optional(),
  OIDC_ISSUERS: issuers.default([]),
  AMPARO_DATA_DIR: z.string().min(1).default('.amparo'),
  AMPARO_AUDIT_DIR: z.string().min(1).optional(),
  AMPARO_OWNER_DATABASE_URL: url.optional(),
  AMPARO_WORKER_DATABASE_URL: url.optional(),
  AMPARO_KEY_DATABASE_URL: url.optional(),
  AMPARO_POOL_SIZE: count(4, 200).default(20),
  AMPARO_MASTER_KEY_FILE: z.string().min(1).optional(),
  AMPARO_MASTER_KEY: z.string().min(1).optional(),
  AMPARO_KEY_SERVICE_URL: transitKey.optional(),
  AMPARO_KEY_SERVICE_TOKEN_FILE: z.string().min(1).optional(),
  AMPARO_NEXT_MASTER_KEY_FILE: z.string().min(1).optional(),
  AMPARO_NEXT_KEY_SERVICE_URL: transitKey.optional(),
  AMPARO_KEY_REFRESH_SECONDS: count(1, 60).default(3),
  AMPARO_EXPECTED_REGISTRANTS: count(1_000, 1_000_000_000).default(1_000_000),
  AMPARO_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .regex(/[^/]$/, 'must not end with a slash')
    .optional(),
  AMPARO_TRUSTED_PROXIES: list.pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))),
  AMPARO_DOCS: flag.optional(),
  AMPARO_HEADER_SECONDS: count(1, 60).default(10),
  AMPARO_BODY_SECONDS: count(1, 300).default(30),
  AMPARO_DRAIN_SECONDS: count(0, 60).optional(),
  AMPARO_METRICS_PORT: count(0, 65535).optional(),
  AMPARO_EVENT_STREAMS: count(0, 10_000).default(100),
  AMPARO_REQUESTS_PER_MINUTE: count(1, 1_000_000_000).default(6_000),
  AMPARO_REFUSALS_PER_MINUTE: count(1, 1_000_000_000).default(300),
  AMPARO_LOOKUPS_PER_HOUR: count(1, 1_000_000_000).default(30),
  AMPARO_LOOKUPS_PER_DAY: count(1, 1_000_000_000).default(100),
  AMPARO_COMPARES_PER_REGISTRANT: count(1, 1_000_000).default(5),
  AMPARO_COMPARES_PER_DAY: count(1, 1_000_000_000).default(60),
  AMPARO_STATISTICS_PER_DAY: count(1, 1_000_000_000).default(200),
  AMPARO_PREVIEWS_PER_DAY: count(1, 1_000_000).default(10),
  AMPARO_REVEALS_PER_DAY: count(1, 1_000_000).default(20),
  AMPARO_VOUCHER_MISSES_PER_HOUR: count(1, 1_000_000).default(20),
  AMPARO_PRIVACY_MODE: z.enum(['strict', 'case-work']).default('strict'),
  AMPARO_COOLING_OFF_HOURS: count(0, 2_160).default(72),
  AMPARO_MOST_GONE_PERCENT: count(0, 100).default(20),
  AMPARO_QUARANTINE_DAYS: count(0, 3_650).default(90),
  AMPARO_GONE_REGISTRANTS: z.enum(['keep', 'disable']).default('keep'),
  AMPARO_LEASE_SECONDS: count(2, 30).default(15),
  AMPARO_CONCURRENT_OPERATIONS: count(0, 16).default(2),
  AMPARO_WORKERS: count(1, 64).default(Math.max(1, Math.min(availableParallelism(), 8))),
  AMPARO_OUTBOUND_HOSTS: list,
  AMPARO_OUTBOUND_PRIVATE_HOSTS: list,
  AMPARO_SOURCE_ANSWER_SECONDS: count(1, 300).default(30),
  AMPARO_SCHEDULE: flag.default(true),
});

/** Names and rules of every bad setting, never a value: a value may be a secret. */
export class BadConfiguration extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/**
 * The only reader of the environment, and of the flags Node was started with. Throws {@link BadConfiguration} naming
 * every fault at once.
 */
export function loadConfig(environment: NodeJS.ProcessEnv, flags: readonly string[] = []): AmparoConfig {
  const known = Object.keys(ENVIRONMENT.shape);
  const faults = Object.keys(environment)
    .filter((name) => name.startsWith('AMPARO_') && !known.includes(name))
    .map((name) => `${name}: is not a setting of this version`);
  const parsed = ENVIRONMENT.safeParse(Object.fromEntries(known.map((name) => [name, environment[name]])));
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  if (parsed.success) faults.push(...productionFaults(parsed.data));
  if (environment['NODE_ENV'] === 'production') faults.push(...exposingFlags(flags, environment['NODE_OPTIONS'] ?? ''));
  if (!parsed.success || faults.length > 0) throw new BadConfiguration(faults);
  return shape(parsed.data);
}

/** Further ways into the data database: without it they would be ways into nothing. */
const ROLE_URLS = ['AMPARO_OWNER_DATABASE_URL', 'AMPARO_WORKER_DATABASE_URL'] as const;

type Environment = z.infer<typeof ENVIRONMENT>;

const MASTER_KEYS = ['AMPARO_MASTER_KEY_FILE', 'AMPARO_MASTER_KEY', 'AMPARO_KEY_SERVICE_URL'] as const;

const NEXT_KEYS = ['AMPARO_NEXT_MASTER_KEY_FILE', 'AMPARO_NEXT_KEY_SERVICE_URL'] as const;
const KEY_SERVICES = ['AMPARO_KEY_SERVICE_URL', 'AMPARO_NEXT_KEY_SERVICE_URL'] as const;

/** Nobody listens between us and it: TLS, or an agent on this machine. */
const isPrivate = (url: string): boolean => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(url);

/** One master key, and at most one that is to replace it. */
function masterKeyFaults(env: Environment): string[] {
  const faults: string[] = [];
  for (const names of [MASTER_KEYS, NEXT_KEYS]) {
    const [first, ...more] = names.filter((name) => env[name]);
    faults.push(...more.map((name) => `${name}: must not be set together with ${first}`));
  }
  if (KEY_SERVICES.some((name) => env[name]) && !env.AMPARO_KEY_SERVICE_TOKEN_FILE)
    faults.push('AMPARO_KEY_SERVICE_TOKEN_FILE: is required with a key service');
  return faults;
}

/** One entry an issuer, and addresses of keys that carry no credentials. */
function issuerFaults({ OIDC_ISSUERS: all }: Environment): string[] {
  const twice = new Set(all.map(({ issuer: name }) => name)).size < all.length;
  const credentials = all.some(({ jwksUri }) => new URL(jwksUri).username !== '');
  return [
    ...(twice ? ['OIDC_ISSUERS: an issuer stands there twice'] : []),
    ...(credentials ? ['OIDC_ISSUERS: a jwksUri must carry no credentials'] : []),
  ];
}

function productionFaults(env: Environment): string[] {
  const faults = [...masterKeyFaults(env), ...issuerFaults(env)];
  if (env.NODE_ENV !== 'production') {
    const alone = env.DATABASE_URL ? [] : ROLE_URLS.filter((name) => env[name]);
    return [...faults, ...alone.map((name) => `${name}: needs DATABASE_URL beside it`)];
  }
  for (const name of ['DATABASE_URL', ...ROLE_URLS, 'AMPARO_KEY_DATABASE_URL', 'AMPARO_AUDIT_DIR'] as const)
    if (!env[name]) faults.push(`${name}: is required in production`);
  if (!MASTER_KEYS.some((name) => env[name]))
    faults.push(`AMPARO_MASTER_KEY_FILE: one of ${MASTER_KEYS.join(', ')} is required in production`);
  for (const name of KEY_SERVICES)
    if (env[name] && !isPrivate(env[name]))
      faults.push(`${name}: must be https in production, apart from this machine`);
  if (env.OIDC_ISSUERS.some(({ jwksUri }) => !isPrivate(jwksUri)))
    faults.push('OIDC_ISSUERS: a jwksUri must be https in production, apart from this machine');
  if (env.OIDC_ISSUERS.length === 0) faults.push('OIDC_ISSUERS: at least one issuer is required in production');
  return faults;
}

function shape(env: Environment): AmparoConfig {
  const frozen = <T extends object>(slice: T): Readonly<T> => Object.freeze(slice);
  return frozen({
    app: frozen({
      port: env.PORT,
      production: env.NODE_ENV === 'production',
      logLevel: env.LOG_LEVEL,
      dataDirectory: resolve(env.AMPARO_DATA_DIR),
      schedule: env.AMPARO_SCHEDULE,
    }),
    database: frozen({
      url: env.DATABASE_URL ?? null,
      ownerUrl: env.AMPARO_OWNER_DATABASE_URL ?? null,
      workerUrl: env.AMPARO_WORKER_DATABASE_URL ?? null,
      keyUrl: env.AMPARO_KEY_DATABASE_URL ?? null,
      poolSize: env.AMPARO_POOL_SIZE,
    }),
    vault: frozen({
      masterKeyFile: env.AMPARO_MASTER_KEY_FILE ?? null,
      masterKey: env.AMPARO_MASTER_KEY ?? null,
      keyServiceUrl: env.AMPARO_KEY_SERVICE_URL ?? null,
      keyServiceTokenFile: env.AMPARO_KEY_SERVICE_TOKEN_FILE ?? null,
      nextMasterKeyFile: env.AMPARO_NEXT_MASTER_KEY_FILE ?? null,
      nextKeyServiceUrl: env.AMPARO_NEXT_KEY_SERVICE_URL ?? null,
      refreshSeconds: env.AMPARO_KEY_REFRESH_SECONDS,
      expectedRegistrants: env.AMPARO_EXPECTED_REGISTRANTS,
    }),
    access: frozen({ issuers: env.OIDC_ISSUERS.map(frozen) }),
    http: frozen({
      publicUrl: env.AMPARO_PUBLIC_URL ?? null,
      trustedProxies: env.AMPARO_TRUSTED_PROXIES,
      docs: env.AMPARO_DOCS ?? env.NODE_ENV !== 'production',
      headerSeconds: env.AMPARO_HEADER_SECONDS,
      bodySeconds: env.AMPARO_BODY_SECONDS,
      metricsPort: env.AMPARO_METRICS_PORT ?? null,
      eventStreams: env.AMPARO_EVENT_STREAMS,
      drainSeconds: env.AMPARO_DRAIN_SECONDS ?? (env.NODE_ENV === 'production' ? 5 : 0),
    }),
    audit: frozen({ directory: resolve(env.AMPARO_AUDIT_DIR ?? join(env.AMPARO_DATA_DIR, 'audit')) }),
    budget: frozen({
      requestsPerMinute: env.AMPARO_REQUESTS_PER_MINUTE,
      refusalsPerMinute: env.AMPARO_REFUSALS_PER_MINUTE,
      lookupsPerHour: env.AMPARO_LOOKUPS_PER_HOUR,
      lookupsPerDay: env.AMPARO_LOOKUPS_PER_DAY,
      comparesPerRegistrant: env.AMPARO_COMPARES_PER_REGISTRANT,
      comparesPerDay: env.AMPARO_COMPARES_PER_DAY,
      statisticsPerDay: env.AMPARO_STATISTICS_PER_DAY,
      previewsPerDay: env.AMPARO_PREVIEWS_PER_DAY,
      revealsPerDay: env.AMPARO_REVEALS_PER_DAY,
      voucherMissesPerHour: env.AMPARO_VOUCHER_MISSES_PER_HOUR,
    }),
    privacy: frozen({ mode: env.AMPARO_PRIVACY_MODE }),
    registry: frozen({
      coolingOffHours: env.AMPARO_COOLING_OFF_HOURS,
      mostGonePercent: env.AMPARO_MOST_GONE_PERCENT,
      quarantineDays: env.AMPARO_QUARANTINE_DAYS,
      disablesGone: env.AMPARO_GONE_REGISTRANTS === 'disable',
    }),
    operations: frozen({
      leaseSeconds: env.AMPARO_LEASE_SECONDS,
      concurrency: env.AMPARO_CONCURRENT_OPERATIONS,
      workers: env.AMPARO_WORKERS,
      sourceAnswerSeconds: env.AMPARO_SOURCE_ANSWER_SECONDS,
    }),
    outbound: frozen({ hosts: env.AMPARO_OUTBOUND_HOSTS, privateHosts: env.AMPARO_OUTBOUND_PRIVATE_HOSTS }),
  });
}
