/** Digits only at the end, and two at most: no number of anybody passes for a name. */
const NAME = /^[A-Za-z_]+\d{0,2}$/;
const LONGEST = 40;

/** Whether a name that the caller wrote may stand in a refusal: it looks like the name of a field, and like nothing else. */
export const isShownName = (text: string): boolean => text.length <= LONGEST && NAME.test(text);

/** A message of a parser, whose words are its own or the caller's: those that are no names stand as an ellipsis. */
export const withShownNames = (message: string): string =>
  message.replaceAll(/[\p{L}\p{M}\p{N}_]+/gu, (word) => (isShownName(word) || /^\d{1,4}$/.test(word) ? word : '…'));
