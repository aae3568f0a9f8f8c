import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { OutboundClient } from '#platform/http/outbound.client.js';
import { newId } from '#platform/ids/ids.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { ProgramsService } from '#programs';
import { RegistryService } from '#registry';
import type { Agreement } from '../agreements/agreement.entity.js';
import { AcceptMessages } from '../dci/accept-messages.service.js';
import { AnswerSearches } from '../dci/answer-searches.service.js';
import { dtoOf } from '../dci/dto-of.js';
import type { AckDto } from '../dci/envelope.dto.js';
import { Envelopes } from '../dci/envelopes.service.js';
import { ReceiveMessages } from '../dci/receive-messages.service.js';
import { asObject, type Json, MOST_ID, type Received } from '../dci/received.js';
import { ItemRejected, questionOf } from '../dci/search-query.js';
import {
  SubscribedAnswerDto,
  SubscribedItemDto,
  SubscribedMessageDto,
  SubscriptionDto,
  SubscriptionStatusDto,
  UnsubscribedAnswerDto,
  UnsubscribedMessageDto,
} from '../dci/subscription.dto.js';
import { RECORD_TYPE, REG_TYPE } from '../dci/vocabulary.js';
import { isAgreed } from '../deliver/callback-address.js';
import { DciFault } from '../sharing.errors.js';
import { KNOWN_SUBSCRIPTIONS, SUBSCRIBE, UNSUBSCRIBE } from './subscriptions.sql.js';

/** An item that is to be subscribed, and the row of it. */
interface Made {
  readonly item: SubscribedItemDto;
  readonly values?: readonly unknown[];
}

/** Of whom, and of which programs; null: of everybody, of every one of the agreement. */
interface About {
  readonly registrantIds: readonly string[] | null;
  readonly programIds: readonly string[] | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What is written with and without the slip of the standard. */
const EVENTS: Readonly<Record<string, string>> = {
  enrollement: 'enrollement',
  enrollment: 'enrollement',
  enrolment: 'enrollement',
  register: 'enrollement',
  enrollement_status_change: 'enrollement_status_change',
  enrollment_status_change: 'enrollement_status_change',
  enrolment_status_change: 'enrollement_status_change',
  deregister: 'enrollement_status_change',
};

/** What clients want to be told as it happens: of somebody they name, or of everybody in the programs of their agreement. */
@Injectable()
export class Subscriptions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly inbox: ReceiveMessages,
    private readonly accept: AcceptMessages,
    private readonly searches: AnswerSearches,
    private readonly registry: RegistryService,
    private readonly programs: ProgramsService,
    private readonly envelopes: Envelopes,
    private readonly cipher: ServiceCipher,
    private readonly outbound: OutboundClient,
  ) {}

  async subscribe(body: unknown): Promise<AckDto> {
    const received = await this.inbox.receive('subscribe', body);
    const items = received.message['subscribe_request'] as readonly Json[];
    const made: Made[] = [];
    const work = async () => {
      const seen = new Set<string>();
      for (const item of items) made.push(await this.item(item, received, seen));
      const told = made.map(({ item }) => item);
      const ended = told.map(({ reference_id, timestamp, status }) => ({ reference_id, timestamp, status }));
      return {
        referenceIds: told.map(({ reference_id }) => reference_id),
        kept: { ended },
        callbacks: [this.onSubscribe(received, told)],
      };
    };
    const effect = async (): Promise<void> => {
      for (const { values } of made) if (values) await this.uow.change(SUBSCRIBE, values);
    };
    return this.accept.accept(received, 'on-subscribe', work, effect);
  }

  async unsubscribe(body: unknown): Promise<AckDto> {
    const received = await this.inbox.receive('unsubscribe', body);
    const { agreement, message } = received;
    const codes = (message['subscription_codes'] as readonly string[]).filter((code) => UUID.test(code));
    const work = async () => {
      const known = await this.uow.rows<{ id: string; active: boolean }>(KNOWN_SUBSCRIPTIONS, [agreement.id, codes]);
      const asked = (message['subscription_codes'] as readonly string[]).length;
      return { referenceIds: [], kept: {}, callbacks: [this.onUnsubscribe(received, known, asked)] };
    };
    const effect = async (): Promise<void> => void (await this.uow.change(UNSUBSCRIBE, [agreement.id, codes]));
    return this.accept.accept(received, 'on-unsubscribe', work, effect);
  }

  private async item(item: Json, received: Received, seen: Set<string>): Promise<Made> {
    const timestamp = new Date().toISOString();
    const id = String(item['reference_id']);
    const told = {
      reference_id: id.slice(0, MOST_ID),
      timestamp,
      ...(item['locale'] ? { locale: item['locale'] } : {}),
    };
    const rejected = (reason: string): Made => ({
      item: dtoOf(SubscribedItemDto, { ...told, status: 'rjct', status_reason_code: `rjct.${reason}` }),
    });
    if (id === '' || id.length > MOST_ID) return rejected('reference_id.invalid');
    if (seen.has(id)) return rejected('reference_id.duplicate');
    seen.add(id);
    const criteria = asObject(item['subscribe_criteria']);
    const event =
      EVENTS[
        String(criteria['reg_event_type'])
          .split(/[:/#.]/)
          .at(-1)!
          .toLowerCase()
      ];
    if (!event) return rejected('notify_types.invalid');
    const about = await this.about(criteria, received.agreement);
    if ('reason' in about) return rejected(about.reason);
    const { agreement, header } = received;
    const code = newId();
    const key = this.cipher.digest('subscription', agreement.id, event, JSON.stringify(about));
    const url = notifyUrl(header.sender_uri, agreement);
    if (!isAgreed(url, agreement) || !this.outbound.allows(url))
      throw new DciFault('err.sender_uri.invalid', 'sender_uri must be of a host of the agreement');
    const subscription = dtoOf(SubscriptionDto, {
      code,
      status: 'subscribe',
      timestamp,
      reg_type: REG_TYPE,
      reg_event_type: event,
      notify_record_type: RECORD_TYPE,
    });
    const sealed = this.cipher.seal('subscription', code, url, 256);
    return {
      item: dtoOf(SubscribedItemDto, { ...told, status: 'succ', subscriptions: [subscription] }),
      values: [code, agreement.id, event, about.registrantIds, sealed, key, about.programIds],
    };
  }

  /** Whom it is about: of nobody who is found and of nobody who may be seen it is refused alike. */
  private async about(
    { filter_type: type = 'idtype-value', filter }: Json,
    agreement: Agreement,
  ): Promise<About | { readonly reason: string }> {
    try {
      const question = questionOf({ query_type: type, query: filter }, agreement);
      if (question.by === 'predicate') {
        const { programs, ...others } = question.wanted;
        const known = await this.programs.byIds(agreement.programIds);
        const programIds = known.filter(({ code }) => programs?.includes(code)).map(({ id }) => id);
        const isAsked = programIds.length > 0 && Object.keys(others).length === 0;
        return isAsked ? { registrantIds: null, programIds } : { reason: 'notify_details.invalid' };
      }
      const ids = await this.registry.lookup(question.idType, question.value);
      const visible = (await this.searches.within(agreement, ids)).filter(({ programs }) => programs.length > 0);
      return visible.length > 0
        ? { registrantIds: visible.map(({ registrantId }) => registrantId).toSorted(), programIds: null }
        : { reason: 'person_id.invalid' };
    } catch (error) {
      if (!(error instanceof ItemRejected)) throw error;
      return { reason: 'notify_details.invalid' };
    }
  }

  private onSubscribe(
    { agreement, message, correlationId }: Received,
    items: readonly SubscribedItemDto[],
  ): SubscribedAnswerDto {
    const completed = items.filter(({ status }) => status === 'succ').length;
    const counted = { status: completed > 0 ? ('succ' as const) : ('rjct' as const), total: items.length, completed };
    const told = dtoOf(SubscribedMessageDto, {
      transaction_id: message['transaction_id'],
      correlation_id: correlationId,
      subscribe_response: items,
    });
    const header = this.envelopes.header(agreement, 'on-subscribe', counted);
    const answer = dtoOf(SubscribedAnswerDto, { signature: '', header, message: told });
    return this.envelopes.seal(agreement, 'on-subscribe.request', answer);
  }

  private onUnsubscribe(
    { agreement, message, correlationId }: Received,
    known: readonly { readonly id: string; readonly active: boolean }[],
    asked: number,
  ): UnsubscribedAnswerDto {
    const isWhole = known.length === asked && known.every(({ active }) => active);
    const reason = known.length < asked ? 'rjct.subscription_code.invalid' : 'rjct.event.already_unsubscribed';
    const status = isWhole ? ('succ' as const) : ('rjct' as const);
    const told = dtoOf(UnsubscribedMessageDto, {
      transaction_id: message['transaction_id'],
      correlation_id: correlationId,
      timestamp: new Date().toISOString(),
      status,
      ...(isWhole ? {} : { status_reason_code: reason }),
      subscription_status: known.map(({ id }) => dtoOf(SubscriptionStatusDto, { code: id, status: 'unsubscribe' })),
    });
    const header = this.envelopes.header(agreement, 'on-unsubscribe', {
      status,
      total: asked,
      completed: known.length,
    });
    const answer = dtoOf(UnsubscribedAnswerDto, { signature: '', header, message: told });
    return this.envelopes.seal(agreement, 'on-unsubscribe.request', answer);
  }
}

/** Beside the agreement's other call backs; or beside the address the message gave for its answer. */
function notifyUrl(told: string | undefined, { callbackUrl }: Agreement): string {
  if (callbackUrl !== null) return `${callbackUrl.replace(/\/+$/, '')}/notify`;
  return (told ?? '').replace(/\/on-subscribe\/?$/, '/notify');
}
