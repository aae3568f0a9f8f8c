import { line, type Route } from '../route.js';

export const ACCESS_ROUTES: readonly Route[] = [
  line('GET /health/live', 'public', 'open', 200),
  line('GET /health/ready', 'public', 'open', 200),
  line('GET /v1/me', '*', 'open', 200),
  line('POST /v1/users', 'AP', 'open', 201, {
    body: (world) => ({ issuer: 'urn:test', subject: world.unique('user'), organisation: world.organisation }),
  }),
  line('GET /v1/users', 'APDU', 'open', 200, { list: true }),
  line('GET /v1/users/{id}', 'APDU', 'program', 200, { path: ['user'] }),
  line('POST /v1/users/{id}/deactivate', 'AP', 'program', 200, { path: ['user'], limited: 403 }),
  line('POST /v1/users/{id}/activate', 'AP', 'program', 200, { path: ['user'], limited: 403 }),
  line('GET /v1/grants', 'APDU', 'listed', 200, { list: true }),
  line('POST /v1/grants', 'AP', 'listed', 201, {
    foreignBody: 422,
    alone: 422, // roles are given out of a role
    body: (world, program) => ({
      userId: world.things[program].grantee,
      role: 'auditor',
      programIds: [world.things[program].program],
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      reason: 'matrix',
    }),
  }),
  line('POST /v1/grants/{id}/revoke', 'AP', 'program', 200, { path: ['grant'], alone: 404 }),
  line('GET /v1/audit', 'ADU', 'listed', 200, { list: true }),
  line('POST /v1/audit/verify', 'ADU', 'registry', 202),
  line('GET /v1/operations', 'APMVFDU', 'listed', 200, { list: true }),
  line('GET /v1/operations/{id}', 'APMVFDU', 'program', 200, { path: ['operation'] }),
  line('GET /v1/operations/{id}/events', 'APMVFDU', 'program', 200, { path: ['operation'] }),
  line('POST /v1/operations/{id}/cancel', 'APM', 'program', 409, { path: ['operation'] }), // it has ended
];
