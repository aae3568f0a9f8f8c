import type { MakeJudge, OpenedProfile } from '../open-profiles/opened-profile.js';
import { generalize } from '../view-registrant/generalize.js';
import { type Dimensions, type DimensionValues, UNKNOWN } from './dimensions.js';

/** In a worker thread: three coarse classes are all that comes out about a person. */
export const judgeDimensions: MakeJudge<Dimensions, DimensionValues> = ({ sex, birthDate, area }, asOf) => {
  const coded = (dimension: Dimensions['sex'], attributes: OpenedProfile['attributes']): string => {
    const code = dimension ? attributes[dimension.key] : undefined;
    return typeof code === 'string' && Object.hasOwn(dimension!.valueOf, code) ? dimension!.valueOf[code]! : UNKNOWN;
  };
  const bands = { generalizer: 'age_band', bandWidth: null, dataType: 'date', codeListId: null } as const;
  const band = (attributes: OpenedProfile['attributes']): string =>
    (birthDate && (generalize(bands, attributes[birthDate.key], new Map(), asOf) as string | null)) ?? UNKNOWN;
  return ({ kind, attributes, members }) => {
    const person = kind === 'group' ? (members.find(({ isHead }) => isHead)?.attributes ?? {}) : attributes;
    return [coded(sex, person), band(person), coded(area, attributes)];
  };
};
