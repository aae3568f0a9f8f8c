import { Operational } from '#access';
import { ENTITLEMENT_FLOW } from './entitlement.lifecycle.js';

/** A move of a line as its history keeps it. */
export interface LineMove {
  readonly id: string;
  readonly fromState: string;
  readonly toState: string;
  readonly actorId: string;
  readonly at: Date;
  readonly reason: string;
}

export class LineMoveDto {
  @Operational({ enum: ENTITLEMENT_FLOW.states }) fromState!: string;
  @Operational({ enum: ENTITLEMENT_FLOW.states }) toState!: string;
  @Operational({ format: 'uuid' }) actorId!: string;
  @Operational({ type: String, format: 'date-time' }) at!: Date;
  @Operational() reason!: string;

  static from({ fromState, toState, actorId, at, reason }: LineMove): LineMoveDto {
    return Object.assign(new LineMoveDto(), { fromState, toState, actorId, at, reason });
  }
}
