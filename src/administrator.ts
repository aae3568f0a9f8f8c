import { parseArgs } from 'node:util';
import { DEVELOPMENT_ISSUER, makeAdministrator } from '#access';
import type { AmparoConfig } from '#config/config.js';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { loadConfig } from '../config/environment.js';
import { makeApp, readyDatabases } from './app.setup.js';

const USAGE = `Usage: npm run administrator -- --issuer ISSUER --subject SUBJECT --organisation NAME [--days N] [--another]
Makes the first user who may give grants everywhere. ISSUER and SUBJECT are iss and sub of their tokens; N is at most 90.`;

/** `npm run administrator`: makes the first administrator, on the host, past every guard. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      issuer: { type: 'string' },
      subject: { type: 'string' },
      organisation: { type: 'string' },
      days: { type: 'string', default: '90' },
      another: { type: 'boolean', default: false },
    },
  });
  const { issuer, subject, organisation, another } = values;
  const days = Number(values.days);
  if (!issuer || !subject || !organisation || !(Number.isInteger(days) && days >= 1 && days <= 90))
    throw new Error(USAGE);
  const loaded = loadConfig(process.env);
  const config = { ...loaded, app: { ...loaded.app, logLevel: 'warn' as const } };
  const issuers = config.access.issuers.map((one) => one.issuer);
  const trusted = issuers.length > 0 ? issuers : [DEVELOPMENT_ISSUER.issuer];
  if (!trusted.includes(issuer)) throw new Error(`No such issuer is configured; there is ${trusted.join(' and ')}`);
  const { urls, release } = await readyDatabases(config);
  try {
    const order = { databaseUrl: urls.owner, issuer, subject, organisation, days, another };
    const { userId, grantId, expiresAt } = await makeAdministrator(order);
    await tellTrail(config, urls, userId, grantId);
    process.stdout.write(`user ${userId}\ngrant ${grantId}\nuntil ${expiresAt.toISOString()}\n`);
  } finally {
    await release();
  }
}

/** Nobody calls here: the trail says that it was done on the host. */
async function tellTrail(config: AmparoConfig, urls: DatabaseUrls, userId: string, grantId: string): Promise<void> {
  const app = await makeApp(config, urls);
  try {
    const made = { action: 'grant:make', objectKind: 'grant', objectId: grantId, programId: null } as const;
    await app.get(AuditTrail, { strict: false }).record({ ...made, outcome: 'succeeded', facts: { userId } });
  } finally {
    await app.close();
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
