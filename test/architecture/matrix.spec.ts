import { ROUTES } from '../access-matrix/routes.js';
import { routesOfDocument } from '../access-matrix/table.js';

describe('the access matrix', () => {
  const written = ROUTES.map(({ route }) => route);

  it('has a line for every route: who adds one says in test/access-matrix/routes who may call it', () => {
    expect([...routesOfDocument().keys()].filter((route) => !written.includes(route))).toEqual([]);
  });

  it('has no line for a route that is gone, and none twice', () => {
    expect(
      written.filter((route, index) => !routesOfDocument().has(route) || written.indexOf(route) !== index),
    ).toEqual([]);
  });
});
