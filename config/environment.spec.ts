import { BadConfiguration, loadConfig } from './environment.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://app@db/amparo',
  AMPARO_OWNER_DATABASE_URL: 'postgres://owner@db/amparo',
  AMPARO_WORKER_DATABASE_URL: 'postgres://worker@db/amparo',
  AMPARO_KEY_DATABASE_URL: 'postgres://app@keys/amparo_keys',
  AMPARO_AUDIT_DIR: '/var/lib/amparo-audit',
  AMPARO_MASTER_KEY_FILE: '/run/secrets/master',
  OIDC_ISSUERS: JSON.stringify([
    { issuer: 'https://id.example', audience: 'amparo', jwksUri: 'https://id.example/jwks' },
  ]),
};

function faultsOf(environment: Record<string, string>, flags?: readonly string[]): readonly string[] {
  try {
    loadConfig(environment, flags);
    return [];
  } catch (error) {
    if (error instanceof BadConfiguration) return error.faults;
    throw error;
  }
}

const namesOf = (environment: Record<string, string>): string[] =>
  faultsOf(environment).map((fault) => fault.split(/[:.]/)[0]!);

describe('the configuration', () => {
  it('is complete without any setting, outside production', () => {
    const config = loadConfig({});
    expect(config.app).toMatchObject({ port: 3000, production: false, logLevel: 'info', schedule: true });
    expect(config.database).toEqual({
      url: null,
      ownerUrl: null,
      workerUrl: null,
      keyUrl: null,
      poolSize: 20,
    });
    expect(config.access.issuers).toEqual([]);
    expect(config.outbound).toEqual({ hosts: [], privateHosts: [] });
    expect(config.http).toEqual({
      trustedProxies: [],
      docs: true,
      publicUrl: null,
      headerSeconds: 10,
      bodySeconds: 30,
      metricsPort: null,
      eventStreams: 100,
      drainSeconds: 0,
    });
    expect(config.budget).toEqual({
      requestsPerMinute: 6_000,
      refusalsPerMinute: 300,
      lookupsPerHour: 30,
      lookupsPerDay: 100,
      comparesPerRegistrant: 5,
      comparesPerDay: 60,
      statisticsPerDay: 200,
      previewsPerDay: 10,
      revealsPerDay: 20,
      voucherMissesPerHour: 20,
    });
    expect(config.privacy).toEqual({ mode: 'strict' });
    expect(config.registry).toEqual({
      coolingOffHours: 72,
      mostGonePercent: 20,
      quarantineDays: 90,
      disablesGone: false,
    });
    expect(config.app.dataDirectory).toMatch(/^(\/|[A-Z]:).*\.amparo$/);
  });

  it('shows no API document in production unless told, and drains there for five seconds', () => {
    expect(loadConfig(PRODUCTION).http).toMatchObject({ docs: false, drainSeconds: 5 });
    const told = { AMPARO_DOCS: 'on', AMPARO_DRAIN_SECONDS: '20' };
    expect(loadConfig({ ...PRODUCTION, ...told }).http).toMatchObject({ docs: true, drainSeconds: 20 });
    expect(loadConfig({ AMPARO_DOCS: 'off' }).http.docs).toBe(false);
  });

  it('believes proxies by address or network only', () => {
    const trusted = (text: string) => loadConfig({ AMPARO_TRUSTED_PROXIES: text }).http.trustedProxies;
    expect(trusted('10.0.0.0/8, ::1,192.0.2.7')).toEqual(['10.0.0.0/8', '::1', '192.0.2.7']);
    for (const text of ['true', '*', '1', 'proxy.example', '10.0.0.0/33', 'loopback'])
      expect(namesOf({ AMPARO_TRUSTED_PROXIES: text })).toEqual(['AMPARO_TRUSTED_PROXIES']);
  });

  it('reads every setting into its type', () => {
    const config = loadConfig({
      ...PRODUCTION,
      PORT: '8080',
      AMPARO_OUTBOUND_HOSTS: ' a.example , b.example:8443,',
      AMPARO_SCHEDULE: 'off',
      AMPARO_WORKERS: '3',
    });
    expect(config.app).toMatchObject({ port: 8080, production: true, schedule: false });
    expect(config.outbound.hosts).toEqual(['a.example', 'b.example:8443']);
    expect(config.operations.workers).toBe(3);
    expect(loadConfig({ AMPARO_PRIVACY_MODE: 'case-work' }).privacy.mode).toBe('case-work');
    expect(config.access.issuers[0]).toMatchObject({ issuer: 'https://id.example', algorithms: ['RS256'] });
  });

  it('is frozen in every slice', () => {
    const config = loadConfig(PRODUCTION);
    for (const slice of [config, ...Object.values(config), ...config.access.issuers])
      expect(Object.isFrozen(slice)).toBe(true);
  });

  it('names every bad setting at once', () => {
    const bad = {
      PORT: '99999',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
      AMPARO_POOL_SIZE: 'many',
      AMPARO_SCHEDULE: 'yes',
      OIDC_ISSUERS: '{',
      AMPARO_WORKERS: '0',
      AMPARO_PRIVACY_MODE: 'open',
    };
    expect(namesOf(bad).toSorted()).toEqual(Object.keys(bad).toSorted());
  });

  it('names a setting of ours that it does not know, together with the bad ones', () => {
    expect(namesOf({ AMPARO_WORKER: '2', AMPARO_PRIVACY: 'x', PORT: '-1' }).toSorted()).toEqual([
      'AMPARO_PRIVACY',
      'AMPARO_WORKER',
      'PORT',
    ]);
    expect(namesOf({ SOMETHING_ELSE: '2' })).toEqual([]);
  });

  it('never repeats a value, which may be a secret', () => {
    const secret = 's3cret-value';
    const names = [
      'PORT',
      'LOG_LEVEL',
      'NODE_ENV',
      'DATABASE_URL',
      'AMPARO_OWNER_DATABASE_URL',
      'AMPARO_WORKER_DATABASE_URL',
      'AMPARO_KEY_DATABASE_URL',
      'AMPARO_POOL_SIZE',
      'OIDC_ISSUERS',
      'AMPARO_SCHEDULE',
      'AMPARO_TYPO',
      'AMPARO_LEASE_SECONDS',
    ];
    const faults = faultsOf({ ...Object.fromEntries(names.map((name) => [name, secret])), AMPARO_MASTER_KEY: secret });
    expect(faults).toHaveLength(names.length);
    expect(new BadConfiguration(faults).message).not.toContain(secret);
    const issuers = JSON.stringify([{ issuer: secret, audience: '', jwksUri: secret, algorithms: [secret] }]);
    expect(faultsOf({ OIDC_ISSUERS: issuers }).join('\n')).not.toContain(secret);
  });

  it('refuses production without databases, master key and issuer, all at once', () => {
    expect(namesOf({ NODE_ENV: 'production' }).toSorted()).toEqual([
      'AMPARO_AUDIT_DIR',
      'AMPARO_KEY_DATABASE_URL',
      'AMPARO_MASTER_KEY_FILE',
      'AMPARO_OWNER_DATABASE_URL',
      'AMPARO_WORKER_DATABASE_URL',
      'DATABASE_URL',
      'OIDC_ISSUERS',
    ]);
    expect(faultsOf(PRODUCTION)).toEqual([]);
    expect(faultsOf({ ...PRODUCTION, OIDC_ISSUERS: '[]' })).toEqual([
      'OIDC_ISSUERS: at least one issuer is required in production',
    ]);
  });

  it('refuses a role of the data database outside production when DATABASE_URL says not where that is', () => {
    expect(faultsOf({ AMPARO_WORKER_DATABASE_URL: 'postgres://worker@db/amparo' })).toEqual([
      'AMPARO_WORKER_DATABASE_URL: needs DATABASE_URL beside it',
    ]);
    const { database } = loadConfig({ DATABASE_URL: 'postgres://app@db/amparo' });
    expect(database).toMatchObject({ url: 'postgres://app@db/amparo', ownerUrl: null, workerUrl: null });
  });

  it('refuses two master keys, in and outside production', () => {
    expect(namesOf({ AMPARO_MASTER_KEY: 'a', AMPARO_MASTER_KEY_FILE: 'b' })).toEqual(['AMPARO_MASTER_KEY']);
    expect(namesOf({ ...PRODUCTION, AMPARO_MASTER_KEY: 'a' })).toEqual(['AMPARO_MASTER_KEY']);
  });

  it('takes a key service for a master key, and never two of them, nor two next ones', () => {
    const { AMPARO_MASTER_KEY_FILE: _, ...rest } = PRODUCTION;
    const service = {
      AMPARO_KEY_SERVICE_URL: 'https://vault.example:8200/v1/transit/keys/amparo',
      AMPARO_KEY_SERVICE_TOKEN_FILE: '/run/secrets/token',
    };
    expect(faultsOf({ ...rest, ...service })).toEqual([]);
    expect(namesOf({ ...PRODUCTION, ...service })).toEqual(['AMPARO_KEY_SERVICE_URL']);
    const next = { AMPARO_NEXT_MASTER_KEY_FILE: '/run/secrets/next' };
    expect(faultsOf({ ...PRODUCTION, ...next })).toEqual([]);
    expect(
      namesOf({ ...rest, ...service, ...next, AMPARO_NEXT_KEY_SERVICE_URL: service.AMPARO_KEY_SERVICE_URL }),
    ).toEqual(['AMPARO_NEXT_KEY_SERVICE_URL']);
  });

  it('asks for the token of a key service, its address as a transit key, and TLS beyond this machine in production', () => {
    const { AMPARO_MASTER_KEY_FILE: _, ...rest } = PRODUCTION;
    const at = (AMPARO_KEY_SERVICE_URL: string) => ({ ...rest, AMPARO_KEY_SERVICE_URL });
    expect(namesOf(at('https://vault.example/v1/transit/keys/amparo'))).toEqual(['AMPARO_KEY_SERVICE_TOKEN_FILE']);
    const withToken = (url: string) => ({ ...at(url), AMPARO_KEY_SERVICE_TOKEN_FILE: 'token' });
    for (const url of ['https://vault.example', 'https://me:pw@vault.example/v1/transit/keys/a', 'vault/v1/t/keys/a'])
      expect(namesOf(withToken(url))).toEqual(['AMPARO_KEY_SERVICE_URL']);
    expect(namesOf(withToken('http://vault.example/v1/transit/keys/a'))).toEqual(['AMPARO_KEY_SERVICE_URL']);
    expect(faultsOf(withToken('http://127.0.0.1:8200/v1/team/transit/keys/a'))).toEqual([]);
  });

  it.each([
    '--inspect',
    '--inspect-brk=0.0.0.0:9229',
    '--report-on-signal',
    '--report_uncaught_exception',
    '--heapsnapshot-signal=SIGUSR2',
    '--heap-prof',
    '--cpu-prof',
    '--abort-on-uncaught-exception',
  ])('refuses a process that shows its memory in production: %s, given to Node or in NODE_OPTIONS', (flag) => {
    const said = (who: string) => [expect.stringMatching(new RegExp(`^${who}: --[a-z-]+ shows the memory`))];
    expect(faultsOf(PRODUCTION, ['--enable-source-maps', flag])).toEqual(said('node'));
    expect(faultsOf({ ...PRODUCTION, NODE_OPTIONS: `--max-old-space-size=256 "${flag}"` })).toEqual(
      said('NODE_OPTIONS'),
    );
    expect(faultsOf({ NODE_OPTIONS: flag }, [flag])).toEqual([]); // a developer may look
  });

  it('lets the flags of the service pass', () => {
    const flags = ['--enable-source-maps', '--max-old-space-size=256', '--no-parallel-scavenge', '--disable-sigusr1'];
    expect(faultsOf({ ...PRODUCTION, NODE_OPTIONS: flags.join(' ') }, flags)).toEqual([]);
  });
});
