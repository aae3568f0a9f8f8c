const HERE = 'test/architecture/mistakes.spec.ts';
const BODIES = 'test/architecture/bodies.spec.ts';

/**
 * Mistakes that services like this one are known for, and the tests that would see each of them made here: `path of a
 * spec > words of its title`.
 */
export const MISTAKES: Readonly<Record<string, readonly string[]>> = {
  'bodies are taken without a list of their fields': [`${BODIES} > refuses a field nobody declared, on every route`],
  'bodies are typed by what is gone at run time': [
    `${BODIES} > takes bodies and queries as classes with rules only`,
    `${BODIES} > takes no list, and not nothing, for an object within a body`,
  ],
  'entities are saved as they came': ['test/architecture/forbidden.spec.ts > never calls save'],
  'a new route has no guard': [
    'test/architecture/route-policy.spec.ts > stops, naming every route without exactly one',
  ],
  'a serializer is taken for a wall': [
    'test/integration/egress-wall.spec.ts > refuses a body sent as %s',
    'src/access/views/anonymize.interceptor.spec.ts > shows the marked fields and nothing else',
  ],
  'SQL is built from an order or a column that was asked for': [
    `${HERE} > builds no SQL from input`,
    'test/e2e/registry.e2e.spec.ts > refuses the query %s',
  ],
  'a search by nothing finds the first row': [`${HERE} > searches for nothing by nothing`],
  'a version column is taken for a lock': [
    `${HERE} > trusts no version column`,
    'test/e2e/registration.e2e.spec.ts > lets exactly one of many at once through',
  ],
  'the schema follows the entities': [`${HERE} > lets migrations alone change the schema`],
  'tokens are verified with the defaults of a library': [
    'test/e2e/faulty-tokens.e2e.spec.ts > two thousand of more than 45 kinds',
  ],
  'roles are believed from the token, and are never taken back': [
    'test/e2e/faulty-tokens.e2e.spec.ts > grant nothing by what Keycloak puts into them',
    'test/e2e/grants.e2e.spec.ts > stop with the next request after they are revoked',
  ],
  'logs hold people': [
    'test/e2e/canary.e2e.spec.ts > finds none other: not on the socket',
    'test/e2e/shutdown.e2e.spec.ts > logs no token, address, parameter, header or body',
  ],
  'errors tell what they should not': [
    'src/platform/http/problem.filter.spec.ts > tells nothing of %s but the correlation id',
    'test/e2e/registration.e2e.spec.ts > and never the value (behaviour 16)',
  ],
  'documents and probes are open in production': [
    'test/e2e/edge.e2e.spec.ts > shows no document of the API',
    `${HERE} > has public routes of a known list only`,
  ],
  'pages, bodies, depths and patterns have no limit': [
    'test/e2e/edge.e2e.spec.ts > reads no body with %s',
    'test/e2e/registry.e2e.spec.ts > refuses the query %s',
    'test/e2e/registry.e2e.spec.ts > a pattern that does not compile',
  ],
  'requests are counted per process, or by a forged address': [
    'test/e2e/rate-limits.e2e.spec.ts > is counted by all replicas together',
    'test/e2e/rate-limits.e2e.spec.ts > whatever it says of itself',
  ],
  'a name in a body reaches a prototype, or stands there twice': [
    'src/platform/http/strict-json.spec.ts > does not change the prototype of anything',
    'test/e2e/edge.e2e.spec.ts > reads no body with %s',
  ],
  'a query parameter comes as another type, or twice': ['test/e2e/edge.e2e.spec.ts > takes no query parameter twice'],
  'secrets are compared byte by byte': [`${HERE} > compares secrets in constant time`],
  'a transaction leaves something out': [
    'test/architecture/forbidden.spec.ts > reaches repositories through the unit of work only',
    'test/e2e/registration.e2e.spec.ts > leaves nothing of a person who was refused',
  ],
  'something is told before it is committed': [
    `${HERE} > tells nobody of what is not committed`,
    'test/e2e/crash.e2e.spec.ts > goes on by itself and ends as the undisturbed run does',
  ],
  'money is a float': ['src/platform/money/money.spec.ts > reads back exactly what it wrote'],
  'other origins are invited, and headers left out': [
    'test/e2e/edge.e2e.spec.ts > with every security header and as a problem',
  ],
  'an address that was given is called, redirects are followed': [
    `${HERE} > calls out through the listed files only`,
    'test/integration/issuer-keys.spec.ts > no redirect is followed',
    'src/platform/http/outbound.client.spec.ts > follows no redirect',
    'src/platform/http/outbound.client.spec.ts > calls no name that stands for an address inside the network',
  ],
  'every replica does the scheduled work': [
    'test/e2e/operations.e2e.spec.ts > of one kind run once at a time for a subject',
  ],
  'a stop cuts requests off': ['test/e2e/shutdown.e2e.spec.ts > stops under load without failing a request'],
  'secrets and people are seen in reports and inspectors': [
    'test/e2e/inspector.e2e.spec.ts > opens no inspector in the service',
    'config/environment.spec.ts > refuses a process that shows its memory in production',
  ],
  'a file that leaves is a formula': [
    'test/e2e/import-rows.e2e.spec.ts > are told of in a file a spreadsheet may open',
  ],
  'test doubles are reachable in production': [
    'config/environment.spec.ts > refuses production without databases, master key and issuer',
    `${HERE} > ships no test, demonstration or repository`,
  ],
  'ever more routes are public': [`${HERE} > has public routes of a known list only`],
};

/** Files of src/ that start processes, and why. */
export const PROCESSES: Readonly<Record<string, string>> = {
  'src/platform/embedded-postgres/': 'the local development server, by constant commands',
};

/** Files of src/ that open connections to others by HTTP, and to whom. */
export const CALLS_OUT: Readonly<Record<string, string>> = {
  'src/platform/http/outbound.client.ts': 'hosts of the allow-list, and the configured key service',
  'src/access/tokens/fetch-key-set.ts': 'the configured addresses of issuers',
};

/** Files whose statements have a text that is not a constant, and why. */
export const BUILT_STATEMENTS: Readonly<Record<string, string>> = {
  'src/platform/budget/budget.service.ts': 'the texts of the rate limiter, which are constants of that library',
};

/** What may be asked for without a token, besides the API document where it is served. */
export const PUBLIC = [
  'GET /health/live',
  'GET /health/ready',
  'POST /dci/oauth2/client/token',
  'GET /.well-known/jwks.json',
];
