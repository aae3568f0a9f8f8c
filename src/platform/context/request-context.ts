import { AsyncLocalStorage } from 'node:async_hooks';
import { RequestTrace } from './request-trace.js';

/** Who acts: the user's id and the organisation whose pseudonyms they see. */
export interface Actor {
  readonly userId: string;
  /** The consumer of the answers: handles are made under a key of this organisation. */
  readonly organisation: string;
  /** What the actor may reach just now, as a text that changes when it does: a kept reply is not for another reach. */
  readonly reach: string;
  /** Programs whose rows the database shows to the actor's transactions; null: every one. */
  readonly programs: readonly string[] | null;
  /** The permission in hand, which what is ordered now is ordered with. */
  readonly using?: string | null;
}

/** The service itself, which acts for nobody: it reaches every program. */
export const THE_SERVICE: Actor = {
  userId: '00000000-0000-0000-0000-000000000000',
  organisation: 'service',
  reach: 'service',
  programs: null,
};

interface Context {
  readonly correlationId: string;
  readonly question?: string | undefined;
  actor?: Actor;
  /** Of a request; an operation has none. */
  readonly trace?: RequestTrace;
}

const ambient = new AsyncLocalStorage<Context>();

/** What belongs to the request (or operation) being worked on, without passing it through every signature. */
export const RequestContext = {
  /** `question`: what a request asks for, see {@link RequestContext.question}. */
  run<T>(correlationId: string, work: () => T, question?: string): T {
    return ambient.run({ correlationId, question, trace: new RequestTrace() }, work);
  },
  /** Runs `work` on behalf of `actor`: for operations, which outlive the request that asked for them. */
  runAs<T>(correlationId: string, actor: Actor, work: () => T): T {
    return ambient.run({ correlationId, actor }, work);
  },
  /** Runs what no request and no operation asked for: the claiming of operations, schedules, sweeps. */
  asService<T>(work: () => T): T {
    return ambient.run({ correlationId: 'service', actor: THE_SERVICE }, work);
  },
  correlationId(): string | undefined {
    return ambient.getStore()?.correlationId;
  },
  /** The path and the filters a request asks with, whatever page of the answer it wants; undefined outside of one. */
  question(): string | undefined {
    return ambient.getStore()?.question;
  },
  /** What the request in hand asks for and has touched; nothing for an operation. */
  trace(): RequestTrace | undefined {
    return ambient.getStore()?.trace;
  },
  actor(): Actor | undefined {
    return ambient.getStore()?.actor;
  },
  /** The actor, where the guards guarantee that there is one. */
  requireActor(): Actor {
    const actor = ambient.getStore()?.actor;
    if (!actor) throw new Error('No actor in this context: the route is not behind the authentication guard');
    return actor;
  },
  identify(actor: Actor): void {
    const context = ambient.getStore();
    if (!context) throw new Error('No request context to identify');
    context.actor = actor;
  },
};
