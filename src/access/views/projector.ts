import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { Sensitive } from '#platform/vault/sensitive.js';
import { Caller } from '../caller.js';
import { type FieldMarking, markingsOf } from './field.decorators.js';
import { Handles } from './handles.js';

/** An answer that is not what its route declares. The caller sees a 500: nothing unmarked leaves. */
export class NotProjectable extends Error {}

/** Builds what is shown: a new object holding the marked fields only. It never copies, spreads or deletes. */
@Injectable()
export class Projector {
  constructor(private readonly handles: Handles) {}

  project(value: unknown, type: Function): Record<string, unknown> {
    if (!(value instanceof (type as new () => object))) throw new NotProjectable(`An answer is not a ${type.name}`);
    const shown: Record<string, unknown> = {};
    for (const [field, marking] of markingsOf(type.prototype as object)) {
      const content = (value as Record<string, unknown>)[field];
      if (content !== undefined)
        shown[field] = content === null ? null : this.show(content, marking, `${type.name}.${field}`);
    }
    return shown;
  }

  private show(content: unknown, marking: FieldMarking, where: string): unknown {
    if (Array.isArray(content)) return content.map((item) => this.show(item, marking, where));
    switch (marking.as) {
      case 'part':
        return this.project(content, marking.type());
      case 'handle':
        return this.handles.show(marking.kind, scalar(content, where) as string);
      case 'counts':
        return counts(content, where);
      case 'generalized':
        return mayTouchAttributes() ? scalar(content, where) : null;
      case 'revealed':
        return revealed(content, where);
      default:
        return scalar(content, where);
    }
  }
}

/** The last word, whatever a service has put into an answer: who holds no grant for the class of data is shown none of it. */
function mayTouchAttributes(): boolean {
  const actor = RequestContext.requireActor();
  if (!(actor instanceof Caller) || !actor.using) return false;
  return actor.holdingsOf(actor.using).some(({ dataClasses }) => dataClasses.includes('attributes'));
}

/** Only in a request that was granted for revealing, and only what was kept wrapped until now. */
function revealed(content: unknown, where: string): unknown {
  const actor = RequestContext.requireActor();
  if (!(actor instanceof Caller) || actor.using !== 'registrant:reveal' || !(content instanceof Sensitive))
    throw new NotProjectable(`${where} is revealed by another route, or was not kept wrapped`);
  return scalar(content.reveal(), where);
}

function scalar(content: unknown, where: string): unknown {
  if (content instanceof Date) return content.toISOString();
  if (typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean') return content;
  throw new NotProjectable(`${where} is neither a text, a number, a boolean nor an instant`);
}

function counts(content: unknown, where: string): Record<string, number> {
  const entries = Object.entries(content as object);
  if (entries.some(([, count]) => typeof count !== 'number'))
    throw new NotProjectable(`${where} holds more than numbers`);
  return Object.fromEntries(entries) as Record<string, number>;
}
