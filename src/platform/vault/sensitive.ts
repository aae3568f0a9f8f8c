import { inspect } from 'node:util';

const SHOWN = '[sensitive]';

/**
 * An opened value that lives longer than one expression. Whoever prints, logs, joins, spreads or serializes it gets
 * "[sensitive]"; only `reveal()` gives the value, and only the files listed in test/architecture/house.law.ts call it.
 */
export class Sensitive<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [Symbol.toPrimitive](): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
