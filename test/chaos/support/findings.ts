import { isDeepStrictEqual } from 'node:util';

/** What a chaos program found: figures to read, and checks that hold or do not. Nothing of a person stands in it. */
export class Findings {
  readonly lines: string[] = [];
  readonly wrong: string[] = [];

  /** A figure, for whoever reads. */
  tell(line: string): void {
    this.lines.push(line);
  }

  /** Holds when both are deeply equal. */
  check(what: string, found: unknown, wanted: unknown): void {
    if (isDeepStrictEqual(found, wanted)) this.lines.push(`holds  ${what}: ${JSON.stringify(found)}`);
    else this.wrong.push(`WRONG  ${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  }
}
