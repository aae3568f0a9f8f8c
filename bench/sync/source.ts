import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { issueDevelopmentToken } from '#access';
import { newId } from '#platform/ids/ids.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { Api } from '../../demo/main-job/api.js';
import { type Peer, startPeer } from '../../demo/support/peer-process.js';
import { Dialects } from '../../src/sr-sync/dialects/dialects.js';
import { FIRST_PAGE, type ReadPage, readPages } from '../../src/sr-sync/pull-records/read-pages.js';
import type { SocialRegistry } from '../../src/sr-sync/social-registry.entity.js';
import { openApplication } from '../support/application.js';
import type { Stage } from '../support/bench.js';

const SECRET = 'amparo-demo-secret';
const WARM_UP_PAGES = 20;

/** What is asked of the reference social registry: where its fields go in the country of the demo. */
export const MAPPING: SocialRegistry['mapping'] = {
  idTypes: [
    { name: 'HOUSEHOLD_ID', idType: 'household_id' },
    { name: 'SRN', idType: 'social_registry_number' },
    { name: 'UIN', idType: 'national_id' },
  ],
  individual: [
    { field: 'name.given_name', attribute: 'given_name' },
    { field: 'name.surname', attribute: 'family_name' },
    { field: 'birth_date', attribute: 'birth_date' },
    { field: 'sex', attribute: 'sex' },
    { field: 'address.region_code', attribute: 'area' },
    { field: 'additional_attributes.income_band', attribute: 'income_band' },
  ],
  group: [
    { field: 'address.region_code', attribute: 'area' },
    { field: 'additional_attributes.income', attribute: 'income' },
  ],
  phones: true,
  paymentAccount: { field: 'additional_attributes.bank_account', kind: 'bank' },
};

/** A description of the registry at an address, as it is sent to the API. */
export const describe = (url: string) => ({
  code: 'reference',
  name: 'Reference social registry',
  dialect: 'dci' as const,
  baseUrl: `${url}/dci/v1.0.0`,
  tokenUrl: `${url}/dci/v1.0.0/oauth2/client/token`,
  tokenStyle: 'json' as const,
  clientId: 'amparo-demo',
  pageSize: 500,
  overlapSeconds: 0,
  mapping: MAPPING,
  dci: {
    registryType: 'ns:org:RegistryType:Social',
    groupRecordType: 'spdci-extensions-social:Group',
    individualRecordType: 'spdci-extensions-social:Member',
    exchange: 'sync' as const,
    queryType: 'expression' as const,
    changedAttribute: 'last_updated',
  },
});

export const SOURCE_SECRET = SECRET;

/** A part's own registry, which holds as many people as there are rows, and the application that may call it. */
export async function openWithRegistry(stage: Stage): Promise<{ app: NestFastifyApplication; registry: Peer }> {
  const registry = await startPeer({
    entry: 'social-registry',
    env: { SOCIAL_REGISTRY_PEOPLE: `${stage.rows}`, SOCIAL_REGISTRY_ADMIN: '1' },
  });
  const app = await openApplication(stage, { AMPARO_OUTBOUND_HOSTS: new URL(registry.url).host });
  return { app, registry };
}

/** Seconds of processor that the registry has taken so far: on the machine of the bench they are counted in everybody's time. */
export async function processorOf(registry: Peer): Promise<number> {
  const { user, system } = (await (await fetch(`${registry.url}/admin/usage`)).json()) as NodeJS.CpuUsage;
  return (user + system) / 1e6;
}

/** The registry as a source that stands in no table, for what only reads. */
export function unstoredSource(app: NestFastifyApplication, url: string): SocialRegistry {
  const id = newId();
  const clientSecretSealed = app.get(ServiceCipher).seal('client-secret', id, SECRET);
  const unset = { requestsPerMinute: null, purpose: null, consentReference: null, jwksUrl: null, jwks: null };
  return { ...describe(url), ...unset, id, clientSecretSealed, signatures: 'off' } as unknown as SocialRegistry;
}

/** Every page, read and parsed as a run does. */
export const pagesOf = (app: NestFastifyApplication, source: SocialRegistry): AsyncGenerator<ReadPage> =>
  readPages(
    app.get(Dialects, { strict: false }).of(source, newId(), new AbortController().signal),
    source,
    null,
    FIRST_PAGE,
  );

/** Reads a few pages: connections and compiled code are there then. Nothing is taken in. */
export async function warmUp(app: NestFastifyApplication, url: string): Promise<{ items: number; seconds: number }> {
  const began = performance.now();
  let [items, left] = [0, WARM_UP_PAGES];
  for await (const page of pagesOf(app, unstoredSource(app, url))) {
    items += page.items.length;
    if (--left === 0) break;
  }
  return { items, seconds: (performance.now() - began) / 1000 };
}

/** A registry administrator's way into the application, which is listening. */
export async function asAdministrator(app: NestFastifyApplication, stage: Stage): Promise<Api> {
  const token = await issueDevelopmentToken({
    databaseUrl: stage.dataUrl,
    dataDirectory: stage.dataDirectory,
    role: 'registry_admin',
    subject: 'bench',
    organisation: 'bench',
    programs: [],
    validSeconds: 36_000,
  });
  return new Api(await app.getUrl(), token);
}
