/** Where the service listens and what it tells. */
export abstract class AppConfig {
  abstract readonly port: number;
  abstract readonly production: boolean;
  abstract readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Absolute path of the data folder: embedded PostgreSQL, development keys. */
  abstract readonly dataDirectory: string;
  /** Whether the cron schedule runs in this replica. */
  abstract readonly schedule: boolean;
}

/** The two databases and the roles they are entered by. An absent `url` means the embedded PostgreSQL of the data folder. */
export abstract class DatabaseConfig {
  /** The data, as the application role: requests. */
  abstract readonly url: string | null;
  /** The data, as its owner: migrations and grants. Absent: as `url`. */
  abstract readonly ownerUrl: string | null;
  /** The data, as the worker role: bulk work. Absent: as `url`. */
  abstract readonly workerUrl: string | null;
  /** The key store, as its owner. */
  abstract readonly keyUrl: string | null;
  /** Connections the service may hold open to the data database for requests and bulk work together. */
  abstract readonly poolSize: number;
}

/** What the vault needs at boot. */
export abstract class VaultConfig {
  abstract readonly masterKeyFile: string | null;
  /** 32 bytes in base64 or hex. */
  abstract readonly masterKey: string | null;
  /** Address of a key of HashiCorp Vault's transit engine that takes the place of a local master key. */
  abstract readonly keyServiceUrl: string | null;
  abstract readonly keyServiceTokenFile: string | null;
  /** The key that is to replace the master key, of either kind; each opens what it wrapped. */
  abstract readonly nextMasterKeyFile: string | null;
  abstract readonly nextKeyServiceUrl: string | null;
  /** How often a replica looks for changed keys and says which ones it has; one that is silent five times as long is dead. */
  abstract readonly refreshSeconds: number;
  /** Sets the length of blind indexes: too short floods look-ups, too long proves equality to a thief. */
  abstract readonly expectedRegistrants: number;
}

/** One OIDC issuer whose tokens are accepted. */
export interface OidcIssuer {
  readonly issuer: string;
  /** A token must name one of them. */
  readonly audience: readonly string[];
  readonly jwksUri: string;
  readonly algorithms: readonly ('RS256' | 'PS256' | 'ES256')[];
  /** What the header calls an access token: `at+jwt` (RFC 9068), or `JWT`. */
  readonly tokenType: 'at+jwt' | 'JWT';
  /** Seconds a token may be good for, from its `iat` to its `exp`. */
  readonly longestSeconds: number;
}

/** Who may call. No issuer outside production means the local development issuer. */
export abstract class AccessConfig {
  abstract readonly issuers: readonly OidcIssuer[];
}

/** How the service takes requests. */
export abstract class HttpConfig {
  /** Addresses or networks of proxies whose word on the caller's address is believed. */
  abstract readonly trustedProxies: readonly string[];
  /** Whether the API document is served, at /docs, /openapi.json and /openapi.yaml. */
  abstract readonly docs: boolean;
  /** How long the headers of a request, and then its JSON body, may take to come. */
  abstract readonly headerSeconds: number;
  abstract readonly bodySeconds: number;
  /** Where others reach the service, without a slash behind; null: nobody is told to call back. */
  abstract readonly publicUrl: string | null;
  /** Port of the metrics; null: they are not given out. */
  abstract readonly metricsPort: number | null;
  /** Streams of events that a replica holds open. */
  abstract readonly eventStreams: number;
  /** How long the service goes on serving, not ready, after it was told to stop. */
  abstract readonly drainSeconds: number;
}

/** What a caller may use up before it must wait. */
export abstract class BudgetConfig {
  /** Requests of one user. */
  abstract readonly requestsPerMinute: number;
  /** Refused tokens, and requests without one, from one address. */
  abstract readonly refusalsPerMinute: number;
  /** Look-ups by identifier; one that finds nobody counts as two. */
  abstract readonly lookupsPerHour: number;
  abstract readonly lookupsPerDay: number;
  /** Comparisons of a shown value with the one on file, of one registrant, in a day. */
  abstract readonly comparesPerRegistrant: number;
  /** The same, of all registrants together. */
  abstract readonly comparesPerDay: number;
  /** Statistics asked for. */
  abstract readonly statisticsPerDay: number;
  /** Previews of rules of one program; all of its callers together twice as many. */
  abstract readonly previewsPerDay: number;
  /** Fields of registrants that one user reveals in a day. */
  abstract readonly revealsPerDay: number;
  /** Codes of vouchers that nobody issued, which one user may come with in an hour. */
  abstract readonly voucherMissesPerHour: number;
}

/** What of people may be shown to people. */
export abstract class PrivacyConfig {
  /** `strict`: nothing that identifies, to nobody. `case-work`: single fields, for a purpose and with a reason. */
  abstract readonly mode: 'strict' | 'case-work';
}

/** The audit trail outside the database. */
export abstract class AuditConfig {
  /** Absolute path of the folder of signed checkpoints, shared by all replicas. */
  abstract readonly directory: string;
}

/** How the registry keeps people. */
export abstract class RegistryConfig {
  /** Hours before a changed payment account is paid to. */
  abstract readonly coolingOffHours: number;
  /** Of a hundred records of a source, how many a full pull may find gone without anybody's confirmation. */
  abstract readonly mostGonePercent: number;
  /** How long what was set aside of a source waits for a decision; 0: for ever. */
  abstract readonly quarantineDays: number;
  /** Whether a registrant no source tells of any more is disabled. */
  abstract readonly disablesGone: boolean;
}

/** Durable operations and their worker threads. */
export abstract class OperationsConfig {
  /** Seconds after which another replica takes over the operation of a dead one. */
  abstract readonly leaseSeconds: number;
  /** Operations one replica runs at the same time. */
  abstract readonly concurrency: number;
  /** Worker threads for cryptography and judging. */
  abstract readonly workers: number;
  /** The longest a social registry may take to answer. */
  abstract readonly sourceAnswerSeconds: number;
}

/** Hosts (host or host:port) that the service may call. Nothing else is ever called. */
export abstract class OutboundConfig {
  abstract readonly hosts: readonly string[];
  /** Names of those whose addresses may be inside the network: private, local or loopback ones. */
  abstract readonly privateHosts: readonly string[];
}

/** Everything the environment decides, validated once and frozen. */
export interface AmparoConfig {
  readonly app: AppConfig;
  readonly database: DatabaseConfig;
  readonly vault: VaultConfig;
  readonly access: AccessConfig;
  readonly http: HttpConfig;
  readonly audit: AuditConfig;
  readonly budget: BudgetConfig;
  readonly privacy: PrivacyConfig;
  readonly registry: RegistryConfig;
  readonly operations: OperationsConfig;
  readonly outbound: OutboundConfig;
}
