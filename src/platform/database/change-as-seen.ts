import type { EntityTarget, FindOptionsWhere } from 'typeorm';
import { NotFound } from '../errors/common.errors.js';
import { Stale } from '../http/if-match.js';
import type { UnitOfWork } from './unit-of-work.js';

interface Revised {
  id: string;
  revision: number;
}

/** A change of some columns; what is undefined stays. */
export type Change<E> = { readonly [column in keyof E]?: E[column] | undefined };

/** What a change says; a field that was left out is not among it. */
export const given = <C extends object>(change: C): { [field in keyof C]?: Exclude<C[field], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never;

/**
 * Changes a row that is as the caller saw it, and counts the change. Throws {@link Stale} when it is not, {@link NotFound}
 * (of `what`) when there is none.
 */
export async function changeAsSeen<E extends Revised>(
  uow: UnitOfWork,
  entity: EntityTarget<E>,
  seen: Revised,
  change: Change<E>,
  what: string,
): Promise<void> {
  const rows = uow.repository(entity);
  const where = { id: seen.id, revision: seen.revision } as FindOptionsWhere<E>;
  const columns = { ...given(change), revision: seen.revision + 1 };
  const { affected } = await rows.update(where, columns as unknown as Parameters<typeof rows.update>[1]);
  if (affected === 1) return;
  if (await rows.existsBy({ id: seen.id } as FindOptionsWhere<E>)) throw new Stale();
  throw new NotFound(what);
}
