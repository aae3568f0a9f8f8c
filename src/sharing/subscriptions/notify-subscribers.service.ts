import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { FactFollowers } from '#platform/events/fact-followers.service.js';
import type { Fact } from '#platform/events/facts.service.js';
import { newId } from '#platform/ids/ids.js';
import { Pseudonyms } from '#platform/vault/pseudonym.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { type ProgramRecord, ProgramsService } from '#programs';
import type { Signatures } from '../agreements/agreement.entity.js';
import {
  DciBeneficiaryDto,
  DciContextDto,
  DciGroupDto,
  DciIdentifierDto,
  DciMemberDto,
  DciProgrammeDto,
} from '../dci/beneficiary.dto.js';
import { dtoOf } from '../dci/dto-of.js';
import { Envelopes } from '../dci/envelopes.service.js';
import { NotifyDataDto, NotifyDto, NotifyEventDto, NotifyMessageDto } from '../dci/subscription.dto.js';
import { HANDLE_TYPE, RECORD_TYPE, REG_TYPE, VOCABULARY } from '../dci/vocabulary.js';
import { DeliverMessages, type Outgoing } from '../deliver/deliver-messages.service.js';
import { SUBSCRIBED } from './subscriptions.sql.js';

/** What each fact is to a client. */
const STATUS: Readonly<Record<string, string>> = {
  'enrolment.enrolled': 'active',
  'enrolment.paused': 'suspended',
  'enrolment.graduated': 'graduated',
  'enrolment.exited': 'inactive',
};

const MOST_EVENTS = 100;

interface Subscribed {
  readonly agreementId: string;
  readonly eventType: string;
  readonly registrantIds: readonly string[] | null;
  readonly id: string;
  readonly urlSealed: Buffer;
  readonly senderId: string;
  readonly receiverId: string;
  readonly signatures: Signatures;
  readonly organisation: string;
}

/** Tells subscribers what became of those they asked about: put down in the transaction in which the fact is followed. */
@Injectable()
export class NotifySubscribers implements OnModuleInit {
  readonly name = 'sharing';
  readonly kinds = Object.keys(STATUS);

  constructor(
    private readonly followers: FactFollowers,
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly pseudonyms: Pseudonyms,
    private readonly cipher: ServiceCipher,
    private readonly envelopes: Envelopes,
    private readonly deliveries: DeliverMessages,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async follow(facts: readonly Fact[]): Promise<void> {
    for (const fact of facts) if (fact.programId) await this.tell(fact, fact.programId);
  }

  private async tell(fact: Fact, programId: string): Promise<void> {
    const events = ['enrollement_status_change', ...(fact.kind === 'enrolment.enrolled' ? ['enrollement'] : [])];
    const subscribed = await this.uow.rows<Subscribed>(SUBSCRIBED, [programId, events, fact.at]);
    if (subscribed.length === 0) return;
    const [program] = await this.programs.byIds([programId]);
    for (const one of subscribed) {
      const wanted = one.registrantIds && new Set(one.registrantIds);
      const records = fact.registrantIds.flatMap((registrantId, index) =>
        wanted && !wanted.has(registrantId)
          ? []
          : [this.record(one, program!, fact, registrantId, fact.objectIds[index]!)],
      );
      await this.deliveries.put(this.messages(one, fact, records));
    }
  }

  private messages(one: Subscribed, fact: Fact, records: readonly DciBeneficiaryDto[]): Outgoing[] {
    const url = this.cipher.open('subscription', one.id, one.urlSealed);
    const count = Math.ceil(records.length / MOST_EVENTS);
    return Array.from({ length: count }, (_, page) => {
      const body = this.message(one, fact, records.slice(page * MOST_EVENTS, (page + 1) * MOST_EVENTS));
      return { id: body.header.message_id, agreementId: one.agreementId, kind: 'dci:notify', url, body };
    });
  }

  private message(one: Subscribed, { at }: Fact, records: readonly DciBeneficiaryDto[]): NotifyDto {
    const events = records.map((reg_records) =>
      dtoOf(NotifyEventDto, {
        reference_id: newId(),
        timestamp: at.toISOString(),
        data: dtoOf(NotifyDataDto, {
          version: '1.0.0',
          reg_type: REG_TYPE,
          reg_event_type: one.eventType,
          reg_record_type: RECORD_TYPE,
          reg_records,
        }),
      }),
    );
    const counted = { total: events.length, completed: events.length };
    const header = this.envelopes.header(one, 'notify', counted);
    const message = dtoOf(NotifyMessageDto, { transaction_id: newId(), notify_event: events });
    return this.envelopes.seal(one, 'notify.request', dtoOf(NotifyDto, { signature: '', header, message }));
  }

  private record(
    { organisation }: Subscribed,
    { code, name, target }: ProgramRecord,
    { kind, at }: Fact,
    registrantId: string,
    enrolmentId: string,
  ): DciBeneficiaryDto {
    const identifier = dtoOf(DciIdentifierDto, {
      '@type': 'Identifier',
      identifier_type: HANDLE_TYPE,
      identifier_value: this.pseudonyms.hide(organisation, 'registrant', registrantId),
    });
    return dtoOf(DciBeneficiaryDto, {
      '@context': dtoOf(DciContextDto, { '@vocab': VOCABULARY }),
      '@id': `urn:amparo:enrolment:${this.pseudonyms.hide(organisation, 'enrolment', enrolmentId)}`,
      '@type': 'Beneficiary',
      ...(target === 'group'
        ? { assistance_unit: '2', group: dtoOf(DciGroupDto, { '@type': 'Group', group_identifier: [identifier] }) }
        : {
            assistance_unit: '1',
            member: dtoOf(DciMemberDto, { '@type': 'Member', member_identifier: [identifier] }),
          }),
      programme_identifier: [
        dtoOf(DciProgrammeDto, {
          '@type': 'Programme',
          programme_identifier: code,
          programme_code: code,
          programme_name: name,
        }),
      ],
      enrollment_status: STATUS[kind],
      status_change_date: [at.toISOString()],
    });
  }
}
