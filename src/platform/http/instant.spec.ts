import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { IsInstant } from './instant.js';

class Body {
  @IsInstant() at: unknown;
}
const faults = (at: unknown): string[] =>
  validateSync(Object.assign(new Body(), { at })).flatMap(({ constraints }) => Object.values(constraints!));

describe('a field that is an instant', () => {
  it.each([
    '2026-01-02T03:04:05Z',
    '2026-01-02T03:04:05.678901Z',
    '2024-02-29T23:59:59+05:30',
    '1931-01-01T00:00:00-00:00',
  ])('takes %s', (at) => {
    expect(faults(at)).toEqual([]);
  });

  it.each([
    '2026-01-02',
    '2026-01-02T03:04:05',
    '2026-01-02 03:04:05Z',
    '2026-02-30T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00+25:00',
    '2026-W01-1T00:00:00Z',
    '+002026-01-02T03:04:05Z',
    'now',
    '',
    1_767_000_000_000,
    null,
    ['2026-01-02T03:04:05Z'],
  ])('refuses %j, and does not repeat it', (at) => {
    expect(faults(at)).toEqual(['at must be an instant with its zone (RFC 3339)']);
  });
});
