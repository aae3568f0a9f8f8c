import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { currentCaller, ScopeService } from '#access';
import { changeAsSeen, given } from '#platform/database/change-as-seen.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import type { FieldFault } from '#platform/errors/domain-error.js';
import { Cursors } from '#platform/http/cursors.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { newWebhookSecret } from '#platform/vault/webhook-signature.js';
import { Agreement } from '../agreements/agreement.entity.js';
import { isAgreed } from '../deliver/callback-address.js';
import { NoAgreement, WebhookOff, WebhookUnusable } from '../sharing.errors.js';
import { FIELD_OF } from './event-types.js';
import {
  type ChangeWebhookDto,
  type CreateWebhookDto,
  type DeliveryQuery,
  type ResendDto,
  ResentDto,
  WebhookDeliveryDto,
  WebhookDto,
  WebhookSecretDto,
} from './webhook.dto.js';
import { Webhook } from './webhook.entity.js';
import { LIST_DELIVERIES, RESEND } from './webhooks.sql.js';

const WHAT = 'webhook';
/** Purpose of what seals secrets of webhooks. */
export const SECRET = 'webhook-secret';
/** How long messages are signed with the secret before as well: time to take up the new one. */
const BOTH_HOLD_MS = 24 * 3_600_000;

/** Webhooks of client systems: made and changed by who keeps the agreements. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly outbound: OutboundClient,
    private readonly cipher: ServiceCipher,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link NoAgreement}, {@link WebhookUnusable}. */
  async create(input: CreateWebhookDto): Promise<WebhookSecretDto> {
    this.scope.requireEverywhere(WHAT);
    const [id, secret] = [newId(), newWebhookSecret()];
    const webhook: Webhook = {
      ...input,
      id,
      programIds: input.programIds ?? null,
      secretSealed: this.cipher.seal(SECRET, id, secret),
      previousSealed: null,
      previousUntil: null,
      active: true,
      told: '0',
      revision: 1,
      createdBy: currentCaller().userId,
      createdAt: this.clock.now(),
    };
    return this.uow.run(async () => {
      await this.assertUsable(webhook);
      await this.uow.repository(Webhook).insert(webhook as object);
      return WebhookSecretDto.with(webhook, secret);
    });
  }

  async list(query: PageQuery): Promise<Page<WebhookDto>> {
    this.scope.requireEverywhere(WHAT);
    const after = this.cursors.decode<string>('webhooks', query.cursor);
    const where = after ? { id: MoreThan(after) } : {};
    const rows = await this.uow.repository(Webhook).find({ where, order: { id: 'asc' }, take: query.limit + 1 });
    return pageOf(this.cursors, 'webhooks', rows, query.limit, ({ id }) => id).map(WebhookDto.from);
  }

  async get(id: string): Promise<WebhookDto> {
    return WebhookDto.from(await this.found(id));
  }

  /** As its reader saw it. Throws {@link WebhookUnusable}. */
  async change(id: string, revision: number, input: ChangeWebhookDto): Promise<WebhookDto> {
    return this.uow.run(async () => {
      const told = given(input);
      const after = { ...(await this.found(id)), ...told, revision: revision + 1 } as Webhook;
      await this.assertUsable(after);
      await changeAsSeen(this.uow, Webhook, { id, revision }, told as Partial<Webhook>, WHAT);
      return WebhookDto.from(after);
    });
  }

  /** Another secret; messages are signed with the one before as well, for a day. */
  async rotate(id: string): Promise<WebhookSecretDto> {
    return this.uow.run(async () => {
      const before = await this.found(id);
      const secret = newWebhookSecret();
      const renewed = {
        secretSealed: this.cipher.seal(SECRET, id, secret),
        previousSealed: before.secretSealed,
        previousUntil: new Date(this.clock.now().getTime() + BOTH_HOLD_MS),
      };
      await changeAsSeen(this.uow, Webhook, before, renewed, WHAT);
      return WebhookSecretDto.with({ ...before, ...renewed, revision: before.revision + 1 }, secret);
    });
  }

  /** How its messages fared, oldest first. */
  async deliveries(id: string, { state, cursor, limit }: DeliveryQuery): Promise<Page<WebhookDeliveryDto>> {
    await this.found(id);
    const behind = this.cursors.decode<string>('webhook-deliveries', cursor) ?? '0';
    type Row = WebhookDeliveryDto & { readonly place: string };
    const rows = await this.uow.rows<Row>(LIST_DELIVERIES, [id, state ?? null, behind, limit + 1]);
    const page = pageOf(this.cursors, 'webhook-deliveries', rows, limit, ({ place }) => place);
    return page.map(WebhookDeliveryDto.from);
  }

  /** What was given up is sent again, as if it was new. Throws {@link WebhookOff}: it would be given up again at once. */
  async resend(id: string, { ids }: ResendDto): Promise<ResentDto> {
    return this.uow.run(async () => {
      if (!(await this.found(id)).active) throw new WebhookOff();
      return ResentDto.of(await this.uow.change(RESEND, [id, ids ?? null]));
    });
  }

  private async found(id: string): Promise<Webhook> {
    this.scope.requireEverywhere(WHAT);
    const found = await this.uow.repository(Webhook).findOneBy({ id });
    if (!found) throw new NotFound(WHAT);
    return found;
  }

  private async assertUsable({ agreementId, url, eventTypes, programIds }: Webhook): Promise<void> {
    const agreement = await this.uow.repository(Agreement).findOneBy({ id: agreementId });
    if (!agreement) throw new NoAgreement();
    const faults: FieldFault[] = [];
    const wrong = (pointer: string, message: string): void => void faults.push({ pointer, message });
    if (!isAgreed(url, agreement) || !this.outbound.allows(url))
      wrong('#/url', 'must be of a host of the agreement, and of AMPARO_OUTBOUND_HOSTS');
    eventTypes.forEach((type, index) => {
      if (!agreement.fields.includes(FIELD_OF[type]))
        wrong(`#/eventTypes/${index}`, `must be of what is agreed: the agreement does not share ${FIELD_OF[type]}`);
    });
    programIds?.forEach((program, index) => {
      if (!agreement.programIds.includes(program)) wrong(`#/programIds/${index}`, 'must be a program of the agreement');
    });
    if (faults.length > 0) throw new WebhookUnusable(faults);
  }
}
