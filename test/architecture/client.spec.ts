import { readFileSync } from 'node:fs';
import { CLIENT_TYPES, clientTypes } from '../../scripts/client-types.js';

describe('the client', () => {
  it('has the types of the committed OpenAPI document: after a wanted change run `npm run openapi`', async () => {
    expect(readFileSync(CLIENT_TYPES, 'utf8')).toBe(await clientTypes());
  });
});
