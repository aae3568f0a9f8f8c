import { Injectable } from '@nestjs/common';
import { currentCaller } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { type ReportedProgram, ReportedPrograms } from '#programs';
import { RegistryService } from '#registry';
import { DciFault } from '../sharing.errors.js';
import { dtoOf } from './dto-of.js';
import { type AckDto, UpdatedAnswerDto, UpdatedItemDto } from './envelope.dto.js';
import { Envelopes } from './envelopes.service.js';
import { Exchanges } from './exchanges.service.js';
import { ReceiveMessages } from './receive-messages.service.js';
import { asObject, isObject, type Json, type Received } from './received.js';
import { type Told, toldBy } from './reported-beneficiary.js';

const MOST_RECORDS = 100;

/**
 * Programs that partners report of people, handed to `programs`. A record that is well formed is received, whether or not anybody
 * here is known by it: who is in the registry is not told this way.
 */
@Injectable()
export class TakeUpdates {
  constructor(
    private readonly inbox: ReceiveMessages,
    private readonly registry: RegistryService,
    private readonly reported: ReportedPrograms,
    private readonly exchanges: Exchanges,
    private readonly envelopes: Envelopes,
    private readonly uow: UnitOfWork,
  ) {}

  /** `sync/enrollment/updates`, in the form of the schema and in that of the samples. */
  async updates(body: unknown): Promise<UpdatedAnswerDto> {
    const received = await this.inbox.receive('sync.enrollment.updates', asUpdates(asObject(body)));
    const records = asObject(received.message['enrolled_updates'])['beneficiaries'];
    const { correlationId, items } = await this.take(received, recordsOf(records));
    const completed = items.filter(({ status }) => status === 'rcvd').length;
    const counted = { status: completed > 0 ? ('succ' as const) : ('rjct' as const), total: items.length, completed };
    const answer = dtoOf(UpdatedAnswerDto, {
      signature: '',
      header: this.envelopes.header(received.agreement, 'on-search', counted),
      message: this.envelopes.ackMessage(correlationId),
      transaction_id: received.message['transaction_id'],
      correlation_id: correlationId,
      enrolled_response: items,
    });
    return this.envelopes.seal(received.agreement, 'sync.enrollment.updates.response', answer);
  }

  /** `notify`: a registry elsewhere tells of one beneficiary in each event. */
  async notified(body: unknown): Promise<AckDto> {
    const received = await this.inbox.receive('notify', body);
    const events = received.message['notify_event'] as readonly Json[];
    const records = events.map(({ reference_id: id, data }) => ({
      ...asObject(asObject(data)['reg_records']),
      reference_id: id,
    }));
    const { correlationId } = await this.take(received, records);
    return this.envelopes.ack(correlationId, 'NACK');
  }

  /** Once for each message: what comes again is answered as before. */
  private async take(
    received: Received,
    records: readonly unknown[],
  ): Promise<{ readonly correlationId: string; readonly items: readonly UpdatedItemDto[] }> {
    const timestamp = new Date().toISOString();
    const { agreement, correlationId } = received;
    const told = records.map((record, index) => toldBy(record, index, agreement.idTypes));
    const items = told.map((one) => itemOf(one, timestamp));
    const before = await this.exchanges.repeated(received);
    if (before) return { correlationId: before.correlationId, items };
    const reports = (await Promise.all(told.map((one) => this.reportsOf(one)))).flat();
    const references = told.map(({ referenceId }) => referenceId);
    await this.uow.run(async () => {
      const kept = { ended: items.map(({ reference_id, status }) => ({ reference_id, timestamp, status })) };
      if (await this.exchanges.keep(received, references, kept))
        await this.reported.report(currentCaller().organisation, reports);
    });
    return { correlationId, items };
  }

  /** Of every entry of the registry that one of the identifiers leads to. */
  private async reportsOf(told: Told): Promise<ReportedProgram[]> {
    if ('fault' in told) return [];
    const { identifiers, programCode, programName, status, enrolledOn } = told;
    const found = await Promise.all(identifiers.map(({ idType, value }) => this.registry.lookup(idType, value)));
    const report = { programCode, programName, status: status as ReportedProgram['status'], enrolledOn };
    return [...new Set(found.flat())].map((registrantId) => ({ registrantId, ...report }));
  }
}

const itemOf = (told: Told, timestamp: string): UpdatedItemDto =>
  dtoOf(UpdatedItemDto, {
    reference_id: told.referenceId,
    timestamp,
    ...('fault' in told ? { status: 'rjct', status_reason_message: told.fault } : { status: 'rcvd' }),
  });

function recordsOf(records: unknown): readonly unknown[] {
  if (!Array.isArray(records) || records.length === 0 || records.length > MOST_RECORDS)
    throw new DciFault('err.request.bad', `/message/enrolled_updates/beneficiaries has 1 to ${MOST_RECORDS} records`);
  return records;
}

/** The samples of the standard name action and content otherwise, and leave out what the header of a call back has. */
function asUpdates(body: Json): Json {
  const { header, message } = body;
  if (!isObject(message) || !isObject(header) || !('receipt_information' in message)) return body;
  const { receipt_information: receipt, ...rest } = message;
  const { beneficiaries } = asObject(receipt);
  const action = header['action'] === 'register' ? 'notify' : header['action'];
  return {
    ...body,
    header: { status: 'succ', ...header, action },
    message: { ...rest, enrolled_updates: { beneficiaries } },
  };
}
