/**
 * The law of the house as data: who may import whom, who owns which schema, and every exception with its reason. The
 * specs beside this file hold the sources against it.
 */

/** Each room under src/, and the rooms whose doors it may use. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  platform: [],
  access: ['platform'],
  registry: ['platform', 'access'],
  programs: ['platform', 'access', 'registry'],
  entitlements: ['platform', 'access', 'registry', 'programs'],
  disbursements: ['platform', 'access', 'registry', 'programs', 'entitlements'],
  'sr-sync': ['platform', 'access', 'registry'],
  beneficiaries: ['platform', 'access', 'registry', 'programs', 'entitlements', 'disbursements'],
  sharing: ['platform', 'access', 'registry', 'programs', 'entitlements', 'disbursements', 'beneficiaries'],
};

/** The only files of src/ outside the rooms: they wire, start and stop. */
export const OUTSIDE_ROOMS = [
  'src/administrator.ts',
  'src/app.module.ts',
  'src/app.setup.ts',
  'src/backup.ts',
  'src/main.ts',
  'src/restore.ts',
  'src/seed.ts',
  'src/token.ts',
];

/** What those files may import relatively, besides one another. */
export const WIRING = ['config/environment.ts', 'migrations/index.ts'];

/** The schema each room owns: it writes there only, and reads elsewhere only published views (v_*). */
export const SCHEMA_OF: Readonly<Record<string, string | null>> = {
  platform: 'platform',
  access: 'access',
  registry: 'registry',
  programs: 'programs',
  entitlements: 'entitlements',
  disbursements: 'disbursements',
  'sr-sync': 'sr_sync',
  beneficiaries: 'beneficiaries',
  sharing: 'sharing',
};

/** Schemas a room owns besides its first, for a reason of their own. */
export const MORE_SCHEMAS: Readonly<Record<string, { readonly room: string; readonly because: string }>> = {
  audit: { room: 'platform', because: 'the audit trail, which every role reads and writes through one function' },
  matching: { room: 'registry', because: 'exact match tokens, which only the worker role may read' },
};

/** What everybody may use of the ground floor's schema: functions, no table. */
export const PUBLISHED_FUNCTIONS = ['platform.uuid_v7', 'platform.refuse_change', 'platform.in_scope', 'platform.tell'];

/** The files of migrations/ that name tables of every room, and why. */
export const ACROSS_ROOMS: Readonly<Record<string, string>> = {
  'migrations/grants.ts': 'who may do what is read, and judged, on one page',
  'migrations/1700000000017-row-security.ts': 'one wall around the rows of programs, whatever room keeps them',
};

/** Migrations of one room that read a view of another, and why. */
export const MIGRATION_EXCEPTIONS: Readonly<
  Record<string, { readonly names: readonly string[]; readonly because: string }>
> = {
  'migrations/1700000000033-exclusion.ts': {
    names: ['platform.fact'],
    because: 'what was moved in another program is told there, and the door that says of whom reads it as the owner',
  },
  'migrations/1700000000016-grant-scope.ts': {
    names: ['registry.v_area'],
    because:
      "the database itself refuses a grant for areas that its giver does not have, and the tree of areas is the registry's",
  },
  'migrations/1700000000076-named-attempts.ts': {
    names: ['entitlements.v_entitlement', 'entitlements.v_cycle', 'programs.v_beneficiary_key'],
    because:
      'the database itself refuses an attempt that its key does not name: which key that is say the freeze of the cycle and the clusters',
  },
};

/** The key store is another database. Who names its tables, and why. */
export const KEY_STORE_READERS: Readonly<Record<string, string>> = {
  'src/platform/vault/': 'the vault owns the key store',
  'src/platform/backup/': 'a backup of the key store, and the note that it came out of one',
  'src/registry/open-profiles/':
    'worker threads read wrapped keys by key range, beside the sealed rows of the same range',
};

/** Files that write what the law denies their room, and why. */
export const WRITE_EXCEPTIONS: Readonly<
  Record<string, { readonly names: readonly string[]; readonly because: string }>
> = {
  'src/platform/backup/ledger.ts': {
    names: ['registry.erasure', 'registry.legal_hold'],
    because: 'a command on the host, while no service runs: puts back into restored data what they lack of the ledger',
  },
  'src/platform/backup/restore-backup.ts': {
    names: ['keys.restore'],
    because: 'notes in a restored key store that erasures are due',
  },
  'src/platform/backup/restores.service.ts': {
    names: ['keys.restore'],
    because: 'notes in a restored key store that the ledgers were held against each other',
  },
};

/** Files that name what the law denies their room, and why. */
export const SQL_EXCEPTIONS: Readonly<Record<string, { readonly names: readonly string[]; readonly because: string }>> =
  {
    'src/access/tokens/issue-development-token.ts': {
      names: ['programs.v_program'],
      because: 'the development issuer takes program codes at the command line; it does not exist in production',
    },
    'src/platform/backup/ledger.ts': {
      names: ['registry.erasure', 'registry.legal_hold'],
      because: 'saves who was erased and who is held, by a command on the host',
    },
  };

/** Files are short. */
export const MOST_LINES = 250;

/** Files with more than one exported class that is neither a DTO nor an error, and why. */
export const MORE_CLASSES: Readonly<Record<string, string>> = {
  'config/config.ts': 'abstract slices without a line of logic: the whole configuration is read at one glance',
  'src/platform/http/page.ts': 'the query of a list and its page are two ends of one convention',
};

/** Who calls node:crypto, for which functions, and why. Everybody else goes through platform/vault/suite.ts. */
export const CRYPTO: Readonly<Record<string, { readonly names: readonly string[]; readonly because: string }>> = {
  'src/platform/vault/suite.ts': {
    names: [
      'createCipheriv',
      'createDecipheriv',
      'createECDH',
      'createHash',
      'createHmac',
      'createPrivateKey',
      'createPublicKey',
      'hash',
      'randomFillSync',
      'sign',
      'timingSafeEqual',
      'verify',
    ],
    because: 'the one place of the primitives',
  },
  'src/platform/backup/write-backup.ts': { names: ['createHash'], because: 'digests files of any size as they pass' },
  'src/platform/backup/restore-backup.ts': { names: ['createHash'], because: 'holds them against it' },
  'src/platform/embedded-postgres/password-file.ts': {
    names: ['randomBytes'],
    because: 'the password of the local development server, before any vault exists',
  },
  'src/platform/embedded-postgres/start-lock.ts': {
    names: ['randomBytes'],
    because: 'a nonce that tells two starts apart',
  },
  'src/access/tokens/verified-tokens.ts': { names: ['createHash'], because: 'tokens are cached under their digest' },
  'src/access/tokens/issuers.ts': { names: ['KeyObject'], because: 'the type of public keys' },
  'src/access/tokens/issuer-keys.ts': { names: ['KeyObject'], because: 'the type of public keys' },
  'src/access/tokens/key-set.ts': {
    names: ['createPublicKey', 'JsonWebKey', 'KeyObject'],
    because: 'imports the public keys of issuers, once for each set',
  },
  'src/access/tokens/development-issuer.ts': {
    names: ['createPrivateKey', 'createPublicKey', 'JsonWebKey', 'KeyObject'],
    because: 'the key pair of the development issuer, which does not exist in production',
  },
};

/** Who calls `reveal()` of a Sensitive value, and why. The value is then used in that very expression. */
export const REVEALS: Readonly<Record<string, string>> = {
  'src/access/views/projector.ts': 'the answer of the one route that reveals, as it is let out',
  'src/disbursements/dispatch-batch/http-payment.client.ts': 'the bearer token in the header of a call to its channel',
  'src/sr-sync/dialects/access-token.ts': 'the client secret, on the way to where it is exchanged for a token',
  'src/sr-sync/dialects/source-client.ts': 'the token, in the header of a call to its source',
};

/** Who says that a body may leave, and why: the wall at the edge refuses every other. */
export const LETS_OUT: Readonly<Record<string, string>> = {
  'src/access/views/anonymize.interceptor.ts': 'what the projector built',
  'src/platform/http/idempotency.interceptor.ts': 'the replay of what it once let out',
  'src/platform/http/problem.filter.ts': 'problem documents',
};

/** Who names process.env, and why. Everything else is given a slice of the configuration. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  'src/main.ts': 'hands the environment to its only reader, config/environment.ts',
  'src/administrator.ts': 'hands the environment to its only reader, config/environment.ts',
  'src/backup.ts': 'hands the environment to its only reader, config/environment.ts',
  'src/restore.ts': 'hands the environment to its only reader, config/environment.ts',
  'src/seed.ts': 'hands the environment to its only reader, config/environment.ts',
  'src/token.ts': 'hands the environment to its only reader, config/environment.ts',
  'src/platform/embedded-postgres/run-options.ts':
    'gives a child process PATH and the temporary folder, and nothing else',
};
