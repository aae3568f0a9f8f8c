import type { AuditEvent, AuditFact, AuditOutcome } from '../audit/audit-event.js';

/** What the audit trail is told of an operation: that it was ordered, that a replica began or went on with it, how it ended. */
export const told = (
  { id, kind, programId }: { readonly id: string; readonly kind: string; readonly programId: string | null },
  what: 'order' | 'start' | 'end',
  outcome: AuditOutcome,
  facts: Readonly<Record<string, AuditFact>> = {},
): AuditEvent => ({
  action: `operation:${what}`,
  objectKind: 'operation',
  objectId: id,
  programId,
  outcome,
  facts: { kind, ...facts },
});
