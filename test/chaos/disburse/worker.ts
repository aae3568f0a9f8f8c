import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { provisionDatabases } from '#platform/database/provision.js';
import { EntitlementsService } from '#entitlements';
import { loadConfig } from '../../../config/environment.js';
import { makeApp } from '../../../src/app.setup.js';
import { isWrongProtocol, plant } from './wrong-protocols.js';

// The service over databases that are migrated, as it is or with one rule of the protocol broken: CHAOS_PROTOCOL says which.
const { CHAOS_PROTOCOL: protocol = '', ...environment } = process.env;
let app: NestFastifyApplication | undefined;
if (isWrongProtocol(protocol)) plant(protocol, () => app!.get(EntitlementsService, { strict: false }));
const config = loadConfig(environment);
app = await makeApp(config, (await provisionDatabases(config)).urls);
await app.listen(0, '127.0.0.1');
process.once('SIGTERM', () => void app!.close().then(() => process.exit(0)));
process.send?.({ listening: await app.getUrl() });
