import { Flow, MoveNotAllowed } from './flow.js';

type Light = 'red' | 'green' | 'amber' | 'off';

const flow = new Flow<Light>('light', 'red', {
  red: ['green', 'off'],
  green: ['amber'],
  amber: ['red', 'off'],
  off: [],
});

describe('a flow', () => {
  it('allows what its table says, in that direction only', () => {
    expect(flow.allows('red', 'green')).toBe(true);
    expect(flow.allows('green', 'red')).toBe(false);
    expect(flow.allows('red', 'red')).toBe(false);
  });

  it('tells who may move to a state: the guard of a set-based move', () => {
    expect(flow.sourcesOf('off')).toEqual(['red', 'amber']);
    expect(flow.sourcesOf('red')).toEqual(['amber']);
  });

  it('tells every pair once', () => {
    expect(flow.pairs()).toEqual([
      ['red', 'green'],
      ['red', 'off'],
      ['green', 'amber'],
      ['amber', 'red'],
      ['amber', 'off'],
    ]);
  });

  it('refuses a move as a conflict that names both states', () => {
    expect(() => flow.assert('red', 'green')).not.toThrow();
    expect(() => flow.assert('off', 'red')).toThrow(MoveNotAllowed);
    expect(new MoveNotAllowed('light', 'off', 'red')).toMatchObject({
      code: 'platform:move-not-allowed',
      kind: 'conflict',
      message: 'A light cannot go from off to red',
      facts: { from: 'off', to: 'red' },
    });
  });
});
