const bodies = new WeakSet<object>();

/**
 * Says that a body may leave: what the projector built, its replay, a problem document. Held by identity, so that nothing
 * made of it, beside it or like it leaves with it. Who may call this is a law of the house.
 */
export function letOut<T extends object>(body: T): T {
  bodies.add(body);
  return body;
}

export const isLetOut = (body: unknown): boolean => typeof body === 'object' && body !== null && bodies.has(body);
