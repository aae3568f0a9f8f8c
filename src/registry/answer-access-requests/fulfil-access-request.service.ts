import { Injectable } from '@nestjs/common';
import { currentCaller, DATA_CLASSES, ScopeService } from '#access';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { AccessAnswerDto } from '../access-request.dto.js';
import { OpenerMayNotAnswer } from '../access-request.errors.js';
import { AccessRequestsService } from '../access-requests.service.js';
import { RegistrantReach } from '../registrant-reach.service.js';
import { DataClassNotHeld } from '../reveal-values/reveal.errors.js';
import { ComposeAnswer } from './compose-answer.service.js';

/** Answers a person's own access request: everything kept about them, in memory only, encrypted to their key, once. */
@Injectable()
export class FulfilAccessRequest {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly reach: RegistrantReach,
    private readonly requests: AccessRequestsService,
    private readonly composing: ComposeAnswer,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Not for use in a transaction: it is told before anything is opened. Of several at once one ends the request, and only that one's
   * answer leaves. Throws `NotFound`; {@link OpenerMayNotAnswer}; {@link DataClassNotHeld}, for it holds data of every class;
   * `MoveNotAllowed`; `AuditUnavailable`.
   */
  async fulfil(registrantId: string, requestId: string): Promise<AccessAnswerDto> {
    const request = await this.requests.current(registrantId, requestId);
    if (request.openedBy === currentCaller().userId) throw new OpenerMayNotAnswer();
    for (const dataClass of DATA_CLASSES)
      if (!(await this.reach.includes(registrantId, this.scope.scopes(dataClass))))
        throw new DataClassNotHeld(dataClass);
    const key = await this.requests.keyOf(request);
    await this.trail.record({
      action: 'access-request:fulfil',
      objectKind: 'registrant',
      objectId: registrantId,
      programId: null,
      purpose: request.purpose,
      outcome: 'succeeded',
      facts: { request: requestId, key: key.thumbprint },
    });
    const clear = await this.composing.compose(registrantId);
    const answer = await key.encrypt(clear).finally(() => clear.fill(0));
    const fulfilled = await this.uow.run(() => this.requests.end(registrantId, requestId, 'fulfilled', 'answered'));
    return AccessAnswerDto.of(fulfilled, answer);
  }
}
