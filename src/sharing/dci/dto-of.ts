/** A marked class with these fields. */
export const dtoOf = <T extends object>(type: new () => T, fields: { readonly [name in keyof T]?: unknown }): T =>
  Object.assign(new type(), fields);
