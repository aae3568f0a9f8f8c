/**
 * Has pieces of work done ahead of whoever takes the results, at most `width` at a time, and yields them in order. `next`
 * gives the piece after another (null: the first), or null at the end. Left early, it leaves nothing behind.
 */
export async function* workAhead<P, R>(
  next: (after: P | null) => Promise<P | null>,
  work: (piece: P) => Promise<R>,
  width: number,
): AsyncGenerator<{ readonly piece: P; readonly result: R }> {
  const flying: { piece: P; result: Promise<R> }[] = [];
  let last: P | null = null;
  let exhausted = false;
  try {
    while (!exhausted || flying.length > 0) {
      while (!exhausted && flying.length < width) {
        const piece = await next(last);
        if (piece === null) exhausted = true;
        else flying.push({ piece, result: begun(work(piece)) });
        last = piece ?? last;
      }
      const first = flying.shift();
      if (first) yield { piece: first.piece, result: await first.result };
    }
  } finally {
    await Promise.allSettled(flying.map(({ result }) => result));
  }
}

/** Awaited in order later: a failure of a piece in flight is not unhandled meanwhile. */
function begun<R>(result: Promise<R>): Promise<R> {
  result.catch(() => {});
  return result;
}
