import { line, type Route } from '../route.js';

export const SR_SYNC_ROUTES: readonly Route[] = [
  line('POST /v1/social-registries', 'A', 'registry', 201, {
    body: (world) => ({
      code: world.unique('s'),
      name: 'Source',
      dialect: 'openg2p',
      baseUrl: 'http://127.0.0.1:9',
      tokenUrl: 'http://127.0.0.1:9/token',
      clientId: 'amparo',
      clientSecret: 'not-a-secret',
      mapping: { idTypes: [{ name: 'CARD', idType: world.idType }], individual: [], group: [], phones: false },
    }),
  }),
  line('GET /v1/social-registries', 'AU', 'registry', 200, { list: true }),
  line('POST /v1/social-registries/{id}/sync-runs', 'A', 'registry', 202, {
    path: ['source'],
    body: () => ({ mode: 'full' }),
  }),
];
