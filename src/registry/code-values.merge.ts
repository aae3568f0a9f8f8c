import type { FieldFault } from '#platform/errors/domain-error.js';
import type { CodeValue } from './code-value.entity.js';

/** The most values a list may have: they are held in memory by whoever checks them. */
export const MOST_VALUES = 100_000;

/** A value as somebody gives it: what is undefined stays, or is as new ones are. */
export interface GivenValue {
  readonly code: string;
  readonly name?: string | undefined;
  readonly parentCode?: string | null | undefined;
  readonly active?: boolean | undefined;
}

export interface Merged {
  /** The values given, as they shall be. */
  readonly written: readonly CodeValue[];
  /** How many the list then has. */
  readonly count: number;
  readonly faults: readonly FieldFault[];
}

/** Puts given values into a list. Codes are once each, new ones have a name, parents are of the list and form no circle. */
export function mergeValues(codeListId: string, there: readonly CodeValue[], given: readonly GivenValue[]): Merged {
  const values = new Map(there.map((value) => [value.code, value]));
  const places = new Map<string, number>();
  const faults: FieldFault[] = [];
  given.forEach(({ code, name, parentCode, active }, index) => {
    const before = values.get(code);
    const at = `#/values/${index}`;
    if (places.has(code)) faults.push({ pointer: `${at}/code`, message: 'must be given once' });
    if (!before && name === undefined)
      faults.push({ pointer: `${at}/name`, message: 'must be given with a value that is new' });
    const fresh: CodeValue = { codeListId, code, name: '', parentCode: null, active: true };
    const { name: called, parentCode: parent, active: inUse } = before ?? fresh;
    values.set(code, {
      codeListId,
      code,
      name: name ?? called,
      parentCode: parentCode === undefined ? parent : parentCode,
      active: active ?? inUse,
    });
    places.set(code, index);
  });
  for (const [code, index] of places) {
    const message = parentFault(code, values);
    if (message) faults.push({ pointer: `#/values/${index}/parentCode`, message });
  }
  if (values.size > MOST_VALUES)
    faults.push({ pointer: '#/values', message: `a code list has at most ${MOST_VALUES} values` });
  return { written: [...places.keys()].map((code) => values.get(code)!), count: values.size, faults };
}

/** Circles are looked for from the values given: a new circle goes through one of them. */
function parentFault(code: string, values: ReadonlyMap<string, CodeValue>): string | null {
  const { parentCode } = values.get(code)!;
  if (parentCode === null) return null;
  if (!values.has(parentCode)) return 'must be a code of this list';
  const seen = new Set<string>();
  for (let at: string | null = code; at !== null; at = values.get(at)?.parentCode ?? null) {
    if (seen.has(at)) return 'must not lead back to the value itself';
    seen.add(at);
  }
  return null;
}
