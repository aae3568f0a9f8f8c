/** The dimensions statistics are broken down by, as they are declared: keys of attributes, and what each code counts as. */
export interface Dimensions {
  readonly sex: { readonly key: string; readonly valueOf: Readonly<Record<string, string>> } | null;
  readonly birthDate: { readonly key: string } | null;
  readonly area: { readonly key: string; readonly valueOf: Readonly<Record<string, string>> } | null;
}

/** Where a registrant counts: sex, age band and area; of a group those of its head, but the area of the group itself. */
export type DimensionValues = readonly [sex: string, ageBand: string, area: string];

export const UNKNOWN = 'unknown';

/** The bands ages are counted in; the last one is open. */
export const AGE_BANDS = ['0-4', '5-17', '18-34', '35-59', '60+'] as const;

/** The judge of them: see `OpenProfiles`. */
export const DIMENSIONS_JUDGE = {
  module: new URL('./dimensions.judge.js', import.meta.url).href,
  name: 'judgeDimensions',
} as const;
