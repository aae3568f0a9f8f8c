/**
 * An array parameter of ids, numbers or words of our own, as PostgreSQL reads it. The driver looks at each character of each value for
 * something to escape; here there is nothing. Never of a text from outside: a comma in it would make two values of one.
 */
export const plainArray = (values: readonly (string | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;

/** A column that is null in every row, as one null: `unnest` fills it up beside the others. */
export const unlessAllNull = <T>(values: readonly (T | null)[]): readonly (T | null)[] | null =>
  values.some((value) => value !== null) ? values : null;
