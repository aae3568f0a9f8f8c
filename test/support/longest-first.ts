import sequencer from '@jest/test-sequencer';

// what the import gives is the class itself: its types describe the CommonJS form
const Sequencer = sequencer as unknown as typeof sequencer.default;
type Tests = Parameters<InstanceType<typeof Sequencer>['sort']>[0];

/** Specs that take a minute and more: begun last, one of them would run by itself at the end. */
const LONG = [
  'access-matrix/',
  'crash.e2e',
  'moves-crash',
  'audit-tampering',
  'judging-crash',
  'import-crash',
  'publish-statistics-days',
  '/chaos/',
  'canary',
  'hostile-registry',
  'fuzz',
];

/** Long specs first, the others as Jest has them. */
export default class LongestFirst extends Sequencer {
  override async sort(tests: Tests): Promise<Tests> {
    const place = ({ path }: { path: string }): number => {
      const at = LONG.findIndex((name) => path.includes(name));
      return at < 0 ? LONG.length : at;
    };
    // Jest's own order of specs, no sorting of an array in place
    // oxlint-disable-next-line no-array-sort
    return (await super.sort(tests)).toSorted((a, b) => place(a) - place(b));
  }
}
