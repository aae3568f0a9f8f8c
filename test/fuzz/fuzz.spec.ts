import { fuzz } from './fuzz.js';

describe('the API under requests drawn from its OpenAPI document', () => {
  it('answers none with a fault, an undeclared status, a body off its schema or a value of the request', async () => {
    const { faults, succeeded, operations, statuses } = await fuzz(1_200, 20240830, () => {});
    expect(faults).toEqual([]);
    expect(succeeded).toBeGreaterThan(operations / 2); // it gets past the first refusal
    for (const status of [200, 201, 400, 401, 403, 404, 409, 422]) expect(statuses[status]).toBeGreaterThan(0);
  }, 300_000);
});
