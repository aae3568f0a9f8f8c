import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { RequestContext } from '../context/request-context.js';
import { DatabaseWatch } from '../database/database-watch.js';
import { statement } from '../database/statement.js';
import { UnitOfWork } from '../database/unit-of-work.js';

interface Work {
  readonly queued: number;
  readonly running: number;
  readonly abandoned: number;
  readonly failed: number;
  readonly oldest: number;
}

const WORK = statement(
  'platform.measure-operations',
  `select count(*) filter (where state = 'queued')::int as queued,
          count(*) filter (where state = 'running')::int as running,
          count(*) filter (where state = 'running' and lease_until < now() - interval '1 minute')::int as abandoned,
          count(*) filter (where state = 'failed')::int as failed,
          coalesce(extract(epoch from now() - min(created_at) filter (where state = 'queued')), 0)::int as oldest
     from platform.operation where state in ('queued', 'running') or (state = 'failed' and finished_at > now() - interval '1 hour')`,
);

/** Up to the longest that anybody waits for an answer. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What a replica tells Prometheus of itself: counts and times, by names of routes, states and pools. Nothing of anybody. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];
  private readonly requests = new Histogram({
    name: 'amparo_http_request_seconds',
    help: 'Time to the end of an answer, by template of the route',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: this.registers,
  });
  private readonly operations = this.gauge(
    'amparo_operations',
    'Long work, all replicas: queued, running, abandoned, failed within the hour',
    'state',
  );
  private readonly oldest = this.gauge(
    'amparo_operation_oldest_queued_seconds',
    'How long the oldest queued operation has waited',
  );
  private readonly connections = this.gauge(
    'amparo_database_connections',
    'Connections of a pool, and requests that wait for one',
    'pool',
    'state',
  );
  private readonly silent = this.gauge(
    'amparo_database_silent',
    '1 while a database takes what is sent and says nothing',
    'database',
  );
  private readonly streams = this.gauge('amparo_event_streams', 'Streams of events that are open in this replica');
  private readonly answers = this.gauge('amparo_database_up', '1 when the data answered this scrape');
  private readonly checkpoints = new Counter({
    name: 'amparo_audit_checkpoint_failures_total',
    help: 'Checkpoints of the audit trail that could not be written, or that disagree with the database',
    registers: this.registers,
  });

  constructor(
    private readonly uow: UnitOfWork,
    private readonly watch: DatabaseWatch,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  streamsOpen(count: number): void {
    this.streams.set(count);
  }

  checkpointFailed(): void {
    this.checkpoints.inc();
  }

  /** Everything, in the text format of Prometheus. What a database that is away would have to say is left out. */
  async text(): Promise<string> {
    for (const { name, pool } of this.watch.pools) {
      this.connections.set({ pool: name, state: 'open' }, pool.totalCount);
      this.connections.set({ pool: name, state: 'idle' }, pool.idleCount);
      this.connections.set({ pool: name, state: 'waiting' }, pool.waitingCount);
    }
    for (const database of ['data', 'keys'] as const)
      this.silent.set({ database }, this.watch.silent.includes(database) ? 1 : 0);
    await this.readWork();
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  private async readWork(): Promise<void> {
    try {
      const found = (await RequestContext.asService(() => this.uow.row<Work>(WORK)))!;
      for (const state of ['queued', 'running', 'abandoned', 'failed'] as const)
        this.operations.set({ state }, found[state]);
      this.oldest.set(found.oldest);
      this.answers.set(1);
    } catch {
      this.operations.reset();
      this.oldest.reset();
      this.answers.set(0); // that is how the fault is told
    }
  }

  private gauge(name: string, help: string, ...labelNames: string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers: this.registers });
  }
}
