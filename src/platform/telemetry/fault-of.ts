/** What may be logged of a thrown thing: its name and its places in the code. Messages of foreign errors may hold values. */
export function faultOf(thrown: unknown): { readonly fault: string; readonly where: readonly string[] } {
  if (!(thrown instanceof Error)) return { fault: typeof thrown, where: [] };
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { fault: thrown.name, where: frames.slice(0, 6).map((line) => line.trim()) };
}
