/** The text form of a bytea[] of hexadecimal tokens: written here without an object for each. */
export const byteaArray = (tokens: Iterable<string>): string => {
  const list = [...tokens];
  return list.length === 0 ? '{}' : `{"\\\\x${list.join('","\\\\x')}"}`;
};
