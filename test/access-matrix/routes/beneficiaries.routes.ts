import { line, type Route } from '../route.js';

export const BENEFICIARIES_ROUTES: readonly Route[] = [
  line('POST /v1/beneficiaries/lookup', 'PMWUC', 'listed', 200, {
    foreignBody: 404, // to whom nobody has such a card
    body: (world, program) => ({ idType: world.idType, value: world.things[program].cardNumber }),
  }),
  line('GET /v1/beneficiaries/{id}', 'PMWUC', 'program', 200, { path: ['beneficiary'] }),
  line('GET /v1/statistics', 'APMDU', 'listed', 200, { list: true, query: 'cube=enrolments-by-state' }),
  line('GET /v1/programs/{id}/statistics', 'APMDU', 'program', 200, {
    path: ['program'],
    query: 'cube=enrolments-by-state',
  }),
  line('POST /v1/programs/{id}/statistics', 'AP', 'program', 202, { path: ['program'] }),
];
