import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { currentCaller, ScopeService } from '#access';
import { AppConfig } from '#config/config.js';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { whenViolated } from '#platform/database/database-error.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { faultOf } from '#platform/telemetry/fault-of.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import { Clock } from '#platform/time/clock.js';
import { RecipientKey } from '#platform/vault/recipient-key.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { AccessRequestDto, type OpenAccessRequestDto, type RefuseAccessRequestDto } from './access-request.dto.js';
import { AccessRequestOpen } from './access-request.errors.js';
import { ACCESS_REQUEST_FLOW, type AccessRequestState } from './access-request.lifecycle.js';
import type { AccessRequestRecord } from './access-request.record.js';
import {
  ACCESS_REQUESTS_OF,
  END_ACCESS_REQUEST,
  EXPIRE_ACCESS_REQUESTS,
  FIND_ACCESS_REQUEST,
  KEY_OF_ACCESS_REQUEST,
  OPEN_ACCESS_REQUEST,
} from './access-request.sql.js';
import type { RegistrantRecord } from './registrant.record.js';
import { EXISTING } from './registrant.sql.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
/** The month that article 12(3) of the GDPR, and laws made after it, give for an answer. */
const OPEN_MS = 30 * 24 * 3_600_000;
const SEALED_AS = 'access-request-key';

/** Requests of people for what is kept about them: taken in, refused, run out. `FulfilAccessRequest` answers them. */
@Injectable()
export class AccessRequestsService {
  private readonly logger = new Logger('AccessRequests');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly cipher: ServiceCipher,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly app: AppConfig,
  ) {}

  async list(registrantId: string, { limit, cursor }: PageQuery): Promise<Page<AccessRequestDto>> {
    await this.requireRegistrant(registrantId);
    await this.expire();
    const after = this.cursors.decode<string>('access-requests', cursor) ?? FIRST;
    const rows = await this.uow.rows<AccessRequestRecord>(ACCESS_REQUESTS_OF, [registrantId, after, limit + 1]);
    return pageOf(this.cursors, 'access-requests', rows, limit, (row) => row.id).map(AccessRequestDto.from);
  }

  /** Throws {@link NotFound} for who is unknown or erased, {@link AccessRequestOpen}, and `RecipientKeyUnfit`. */
  async open(registrantId: string, { purpose, reason, key }: OpenAccessRequestDto): Promise<AccessRequestDto> {
    await this.requireRegistrant(registrantId);
    const { jwk, thumbprint } = await RecipientKey.from(key);
    await this.expire();
    const [id, now] = [newId(), this.clock.now()];
    const sealed = this.cipher.seal(SEALED_AS, `${registrantId} ${id}`, JSON.stringify(jwk));
    const told = { objectKind: 'registrant', objectId: registrantId, programId: null, outcome: 'succeeded' } as const;
    const by = currentCaller().userId;
    const until = new Date(now.getTime() + OPEN_MS);
    return this.uow.run(async () => {
      await this.trail.record({
        action: 'access-request:open',
        ...told,
        purpose,
        justification: reason,
        facts: { request: id },
      });
      await this.uow
        .change(OPEN_ACCESS_REQUEST, [id, registrantId, purpose, sealed, thumbprint, by, now, until])
        .catch((error: unknown) => whenViolated(error, { access_request_one_open: () => new AccessRequestOpen() }));
      return AccessRequestDto.from(await this.find(registrantId, id));
    });
  }

  async refuse(registrantId: string, requestId: string, { reason }: RefuseAccessRequestDto): Promise<AccessRequestDto> {
    await this.requireRegistrant(registrantId);
    await this.expire();
    return this.uow.run(async () => AccessRequestDto.from(await this.end(registrantId, requestId, 'refused', reason)));
  }

  /** The request of this registrant, expired if its time is over. Throws {@link NotFound}. */
  async current(registrantId: string, requestId: string): Promise<AccessRequestRecord> {
    await this.requireRegistrant(registrantId);
    await this.expire();
    return this.find(registrantId, requestId);
  }

  /** The key the answer is for; while the request is open. */
  async keyOf({ registrantId, id, state }: AccessRequestRecord): Promise<RecipientKey> {
    const found = await this.uow.row<{ keySealed: Buffer }>(KEY_OF_ACCESS_REQUEST, [registrantId, id]);
    if (!found) throw new MoveNotAllowed(ACCESS_REQUEST_FLOW.subject, state, 'fulfilled');
    const jwk = this.cipher.open(SEALED_AS, `${registrantId} ${id}`, found.keySealed);
    return RecipientKey.from(JSON.parse(jwk) as Record<string, unknown>);
  }

  /** Throws {@link NotFound}, and {@link MoveNotAllowed} when somebody else ended it before. */
  async end(
    registrantId: string,
    requestId: string,
    to: AccessRequestState,
    reason: string,
  ): Promise<AccessRequestRecord> {
    const by = currentCaller().userId;
    const sources = ACCESS_REQUEST_FLOW.sourcesOf(to);
    const values = [registrantId, requestId, sources, to, newId(), by, this.clock.now(), reason];
    const moved = await this.uow.change(END_ACCESS_REQUEST, values);
    const found = await this.find(registrantId, requestId);
    if (moved === 0) throw new MoveNotAllowed(ACCESS_REQUEST_FLOW.subject, found.state, to);
    return found;
  }

  @Cron(CronExpression.EVERY_HOUR, { name: 'expire-access-requests', waitForCompletion: true })
  async tick(): Promise<void> {
    if (!this.app.schedule) return;
    try {
      await this.expire();
    } catch (error) {
      this.logger.warn({ ...faultOf(error), during: 'schedule' }); // again in an hour, and before each use
    }
  }

  private expire(): Promise<number> {
    return this.uow.change(EXPIRE_ACCESS_REQUESTS, [this.clock.now()]);
  }

  private async find(registrantId: string, requestId: string): Promise<AccessRequestRecord> {
    const found = await this.uow.row<AccessRequestRecord>(FIND_ACCESS_REQUEST, [registrantId, requestId]);
    if (!found) throw new NotFound('access-request');
    return found;
  }

  private async requireRegistrant(registrantId: string): Promise<void> {
    this.scope.requireEverywhere('registrant');
    if (!(await this.uow.row<RegistrantRecord>(EXISTING, [[registrantId]]))) throw new NotFound('registrant');
  }
}
