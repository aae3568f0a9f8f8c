import type { AttributeDefinition, Dimension } from '../attribute-definition.entity.js';
import type { AttributeView } from '../view-registrant/registrant-view.record.js';
import { generalize, type ParentCodes } from '../view-registrant/generalize.js';

/** What a definition says about showing, and which rung of the ladder takes it away. */
export type LadderDefinition = Pick<
  AttributeDefinition,
  'key' | 'generalizer' | 'bandWidth' | 'dataType' | 'codeListId' | 'dimension'
>;

/** Everything that decides what can be shown of anybody's attributes. Plain data: it goes to worker threads. */
export interface Ladder {
  readonly definitions: readonly LadderDefinition[];
  /** Of the lists in question: the coarser code of each code. */
  readonly parents: ParentCodes;
  /** Milliseconds since 1970 of the instant ages are of: the beginning of a year, so that no birthday shows. */
  readonly agesAsOf: number;
}

/** What is shown together of one registrant's attributes. */
export type Display = readonly AttributeView[];

/** Nothing at all: below the last rung. */
export const NOTHING: Display = [];

type Group = Dimension | 'other';

/** Codes are of the area, dates of birth: also where no declaration says which is which. */
function groupOf({ dimension, generalizer }: LadderDefinition): Group {
  if (dimension) return dimension;
  if (generalizer === 'parent_code') return 'area';
  return generalizer === 'age_band' || generalizer === 'year' ? 'birth_date' : 'other';
}

/**
 * What may be shown of somebody, the most telling first: as declared, without what is declared hidden; the area one level coarser, and again, until there is
 * none; without the age; without the sex; without any other value. Everybody has the same number of rungs, and each follows
 * from the one before alone: so people who look alike on one look alike on all below.
 */
export function displaysOf(ladder: Ladder, attributes: Readonly<Record<string, unknown>>): Display[] {
  const { definitions, parents, agesAsOf } = ladder;
  const shown = definitions.filter(({ generalizer }) => generalizer !== 'hidden');
  const present = shown.filter(({ key }) => Object.hasOwn(attributes, key) && attributes[key] !== null);
  const asOf = new Date(agesAsOf);
  let display: Display = present.map((definition) => ({
    key: definition.key,
    shown: definition.generalizer,
    value: generalize(definition, attributes[definition.key], parents, asOf),
  }));
  const displays = [display];
  const step = (coarser: (value: AttributeView['value'], definition: LadderDefinition) => AttributeView['value']) => {
    display = display.map((one, index) => ({ ...one, value: coarser(one.value, present[index]!) }));
    displays.push(display);
  };
  for (let level = areaLevels(ladder); level > 0; level--)
    step((value, definition) =>
      groupOf(definition) === 'area' ? parentOf(value, definition.codeListId, parents) : value,
    );
  for (const gone of ['birth_date', 'sex', 'other'] as const)
    step((value, definition) => (groupOf(definition) === gone ? null : value));
  return displays;
}

/** How often the coarsest of what is shown of an area must be made coarser until nothing is left of it. */
export function areaLevels({ definitions, parents }: Pick<Ladder, 'definitions' | 'parents'>): number {
  const levels = definitions
    .filter((definition) => definition.generalizer !== 'hidden' && groupOf(definition) === 'area')
    .map(
      ({ generalizer, codeListId }) => depthOf(parents.get(codeListId ?? '')) - (generalizer === 'parent_code' ? 1 : 0),
    );
  return Math.max(0, ...levels);
}

function parentOf(value: AttributeView['value'], codeListId: string | null, parents: ParentCodes): string | null {
  return (typeof value === 'string' && parents.get(codeListId ?? '')?.get(value)) || null;
}

/** The length of the longest way up; 1 for a list whose codes have no parents, or for no list at all. */
function depthOf(codes: ReadonlyMap<string, string | null> | undefined): number {
  const depths = new Map<string, number>();
  const depth = (code: string): number => {
    const known = depths.get(code);
    if (known !== undefined) return known;
    const parent = codes?.get(code);
    const found = parent ? depth(parent) + 1 : 1;
    depths.set(code, found);
    return found;
  };
  let deepest = 1;
  for (const code of codes?.keys() ?? []) deepest = Math.max(deepest, depth(code));
  return deepest;
}
