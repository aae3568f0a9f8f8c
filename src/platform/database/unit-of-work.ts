import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';
import { RequestContext } from '../context/request-context.js';
import { atBorder, DatabaseFault } from './database-error.js';
import { DatabaseWatch } from './database-watch.js';
import { type RowScope, SET_SCOPE, settingOf } from './row-scope.js';
import { SnapshotPool } from './snapshot-pool.js';
import type { Statement } from './statement.js';
import { WorkerConnections } from './worker-connections.js';

const MOST_REPEATS = 5;
/** Methods of a repository that change nothing. */
const READS = /^(find|count|exist)/;

/** What is done with all that was left to the end of one transaction. */
type AtCommit<T> = (items: readonly T[]) => Promise<void>;

/**
 * One transaction per use case, joined (never nested) by whatever services it calls. Every transaction begins by telling
 * row security which programs the actor reaches; without an actor there is nothing to tell, and no row of a program is seen.
 */
@Injectable()
export class UnitOfWork {
  private readonly ambient = new AsyncLocalStorage<EntityManager>();
  private readonly reading = new AsyncLocalStorage<PoolClient>();
  private readonly bulk = new AsyncLocalStorage<DataSource>();
  private readonly left = new WeakMap<EntityManager, Map<AtCommit<never>, unknown[]>>();

  private readonly always: (() => Promise<void>)[] = [];

  constructor(
    @InjectDataSource() private readonly requests: DataSource,
    private readonly workers: WorkerConnections,
    private readonly snapshots: SnapshotPool,
    watch: DatabaseWatch,
  ) {
    watch.guard('data', 'requests', this.pool);
    this.pool.on('connect', (client) => client.on('error', () => {})); // one in use lost: its query fails, that is enough
  }

  /** Runs bulk work: what it reads and writes, in transactions or outside, goes through the worker role's own connections. */
  async asWorker<T>(work: () => Promise<T>): Promise<T> {
    if (this.ambient.getStore()) throw new Error('A transaction has begun under another role: begin bulk work outside');
    let connections: DataSource;
    try {
      connections = await this.workers.open();
    } catch (error) {
      throw atBorder(error);
    }
    return this.bulk.run(connections, work);
  }

  /** Runs `work` in one transaction; repeats it when PostgreSQL reports a serialization failure or a deadlock. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.transaction(work, (manager) => this.finish(manager));
  }

  /** Single statements apart from the ambient transaction: what they write stands also where that is undone. */
  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.ambient.exit(work);
  }

  get inTransaction(): boolean {
    return this.ambient.getStore() !== undefined;
  }

  /**
   * Leaves `item` to the end of the ambient transaction: its last act before the commit is to call `handle` with all that was
   * left to it, and the transaction fails with it. Locks taken there are held for a moment only.
   */
  atCommit<T>(item: T, handle: AtCommit<T>): void {
    const manager = this.ambient.getStore();
    if (!manager) throw new Error('Nothing is left to the end of a transaction outside of one');
    const left = this.left.get(manager) ?? new Map<AtCommit<never>, unknown[]>();
    this.left.set(manager, left.set(handle, [...(left.get(handle) ?? []), item]));
  }

  /** Calls `work` when the work of any transaction is done, inside it: it may leave something to the end. */
  beforeEveryCommit(work: () => Promise<void>): void {
    this.always.push(work);
  }

  /**
   * Runs reads of one snapshot. They are sent without waiting for each other, so start them together (Promise.all): the
   * whole costs two round trips however many there are. Prepared statements only; not inside `run`, and nothing is written.
   */
  async snapshot<T>(work: () => Promise<T>): Promise<T> {
    const client = await this.snapshots.connect();
    const { scope } = this;
    try {
      const begun = client.query('start transaction isolation level repeatable read, read only');
      const told = scope === undefined ? undefined : client.query(saying(scope));
      const [result] = await Promise.all([this.reading.run(client, work), begun, told]);
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      client.release(true); // what else was sent on it is of no use
      throw atBorder(error);
    }
  }

  /**
   * Rows of one statement as of one instant, so many at a time as they are asked for: memory holds one piece, however many there
   * are. Whoever stops asking ends it; who pauses for longer than a connection may idle in a transaction is cut off.
   */
  pieces<T extends object>(
    { text }: Statement,
    values: readonly unknown[],
    atOnce: number,
  ): AsyncGenerator<readonly T[]> {
    return this.fetched<T>(text, values, atOnce, this.scope); // what is reached is told now: it is read in any context
  }

  /**
   * The repository of an entity inside the ambient transaction. Outside one, each call is a transaction of its own; one that only reads
   * has nothing to be told of at its end.
   */
  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    const inside = (): Repository<E> => this.ambient.getStore()!.getRepository(entity);
    if (this.ambient.getStore()) return inside();
    const bare = this.dataSource.manager.getRepository(entity);
    if (this.scope === undefined) return bare;
    return new Proxy(bare, {
      get:
        (_, method) =>
        (...given: unknown[]) =>
          this.transaction(
            () => (inside()[method as keyof Repository<E>] as (...values: unknown[]) => Promise<unknown>)(...given),
            READS.test(String(method)) ? undefined : (manager) => this.finish(manager),
          ),
    });
  }

  /** Rows of a prepared statement, in the ambient transaction if there is one. Personal values never are parameters. */
  async rows<T>(statement: Statement, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.send(statement, values)).rows as T[];
  }

  /** The first row of a prepared statement, or undefined. */
  async row<T>(statement: Statement, values: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(statement, values))[0];
  }

  /** How many rows a prepared statement changed. */
  async change(statement: Statement, values: readonly unknown[] = []): Promise<number> {
    return (await this.send(statement, values)).rowCount ?? 0;
  }

  /** The connection of the ambient transaction: for COPY. Throws outside a transaction. */
  get client(): PoolClient {
    const runner = this.ambient.getStore()?.queryRunner as { databaseConnection?: PoolClient } | undefined;
    if (!runner?.databaseConnection) throw new Error('COPY needs a unit of work');
    return runner.databaseConnection;
  }

  private async transaction<T>(work: () => Promise<T>, finish?: (manager: EntityManager) => Promise<void>): Promise<T> {
    if (this.ambient.getStore()) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction((manager) =>
          this.ambient.run(manager, async () => {
            const { scope } = this;
            if (scope !== undefined) await this.client.query(saying(scope));
            const result = await work();
            await finish?.(manager);
            return result;
          }),
        );
      } catch (error) {
        const fault = atBorder(error);
        if (!(fault instanceof DatabaseFault && fault.repeatable) || attempt > MOST_REPEATS) throw fault;
        await pause(2 ** attempt * 5 * (0.5 + Math.random()));
      }
    }
  }

  private async *fetched<T extends object>(
    text: string,
    values: readonly unknown[],
    atOnce: number,
    scope: RowScope | undefined,
  ): AsyncGenerator<readonly T[]> {
    const client = await this.snapshots.connect();
    let isSound = false;
    try {
      await client.query('start transaction isolation level repeatable read, read only');
      if (scope !== undefined) await client.query(saying(scope));
      await client.query(`declare piece no scroll cursor for ${text}`, [...values]);
      for (;;) {
        const { rows } = await client.query<T>(`fetch ${atOnce} from piece`);
        if (rows.length > 0) yield rows;
        if (rows.length < atOnce) break;
      }
      await client.query('commit');
      isSound = true;
    } catch (error) {
      throw atBorder(error);
    } finally {
      client.release(!isSound);
    }
  }

  private async finish(manager: EntityManager): Promise<void> {
    for (const work of this.always) await work();
    for (const [handle, items] of this.left.get(manager) ?? []) await handle(items as never[]);
  }

  private async send({ name, text }: Statement, values: readonly unknown[]): Promise<QueryResult> {
    const query = { name, text, values: values as unknown[] };
    const joined = this.reading.getStore() ?? (this.ambient.getStore() ? this.client : undefined);
    try {
      if (joined) return await joined.query(query);
      if (this.scope === undefined) return await this.pool.query(query);
      if (this.bulk.getStore()) return await this.run(() => this.client.query(query));
      return await this.alone(query, this.scope);
    } catch (error) {
      throw atBorder(error);
    }
  }

  /** One statement in a transaction of its own, all sent at once: one round trip. */
  private async alone(query: QueryConfig, scope: RowScope): Promise<QueryResult> {
    const client = await this.snapshots.connect();
    const sent = [{ text: 'begin' }, saying(scope), query, { text: 'commit' }].map((each) => client.query(each));
    const answers = await Promise.allSettled(sent);
    client.release(answers.at(-1)!.status === 'rejected');
    return (await Promise.all(sent))[2]!; // throws what the first of them met
  }

  /** What the actor reaches; undefined without one. */
  private get scope(): RowScope | undefined {
    return RequestContext.actor()?.programs;
  }

  private get dataSource(): DataSource {
    return this.bulk.getStore() ?? this.requests;
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

const saying = (scope: RowScope): QueryConfig => ({ ...SET_SCOPE, values: [settingOf(scope)] });
