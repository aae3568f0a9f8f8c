/**
 * Uses pieces one after another, in their order, and prepares the next while one is in use: what is prepared stands ready at
 * most once. `prepare` is given the use of the piece before; it waits for it where it needs what that piece leaves behind.
 * When something is thrown the piece in use is seen to its end first, and its failure counts before any later one.
 */
export async function prepareAhead<P, R>(
  pieces: AsyncIterable<P>,
  prepare: (piece: P, before: Promise<void>) => Promise<R>,
  use: (piece: P, prepared: R) => Promise<void>,
): Promise<void> {
  let using = Promise.resolve();
  try {
    for await (const piece of pieces) {
      const prepared = await prepare(piece, using);
      await using;
      using = use(piece, prepared);
      using.catch(() => {}); // awaited before the next one is used: a failure meanwhile is not unhandled
    }
  } catch (error) {
    await using;
    throw error;
  }
  await using;
}
