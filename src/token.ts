import { parseArgs } from 'node:util';
import { issueDevelopmentToken, type Role, ROLES } from '#access';
import { provisionDatabases } from '#platform/database/provision.js';
import { loadConfig } from '../config/environment.js';

const USAGE = `Usage: npm run token -- --role ROLE [--program CODE]... [--subject NAME] [--organisation NAME] [--hours N]
Roles: ${ROLES.join(', ')}`;

/** `npm run token`: prints a token of the development issuer, and makes its user and grant. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      role: { type: 'string' },
      program: { type: 'string', multiple: true, default: [] },
      subject: { type: 'string' },
      organisation: { type: 'string', default: 'development' },
      hours: { type: 'string', default: '8' },
    },
  });
  const role = values.role as Role | undefined;
  const hours = Number(values.hours);
  if (!role || !ROLES.includes(role) || !(hours > 0 && hours <= 24)) throw new Error(USAGE);
  const config = loadConfig(process.env);
  if (config.app.production || config.access.issuers.length > 0)
    throw new Error('The development issuer does not exist here: ask your issuer for a token');
  const { urls, release } = await provisionDatabases(config);
  try {
    const { program: programs, organisation, subject = role } = values;
    const order = {
      databaseUrl: urls.owner,
      dataDirectory: config.app.dataDirectory,
      role,
      subject,
      organisation,
      programs,
    };
    process.stdout.write(`${await issueDevelopmentToken({ ...order, validSeconds: hours * 3600 })}\n`);
  } finally {
    await release();
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
