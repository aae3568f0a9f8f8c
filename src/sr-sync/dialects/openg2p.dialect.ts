import { newId } from '#platform/ids/ids.js';
import { SourceRefused } from '../sr-sync.errors.js';
import type { SourceMapping } from '../social-registry.entity.js';
import type { Dialect, PageItem, PageRequest, SourcePage, SourceRecord } from './dialect.js';
import { ANSWER, GROUP, INDIVIDUAL } from './openg2p.schema.js';
import { UnreadableAnswer } from './peer-answer.js';
import type { SeenPages } from './seen-pages.js';
import type { SourceClient } from './source-client.js';
import { isWithinLimits } from './within-limits.js';

const SENDER_ID = 'amparo';
const MOST_PAGES = 10_000;

/**
 * OpenG2P's dialect: GraphQL text in a G2P Connect envelope. Pages by limit and offset in a fixed order until one is empty, and
 * empty again when it is asked for anew: its count is the number of rows returned, not a total, and a peer may give fewer rows
 * than were asked for. lastSyncDate filters creation only.
 */
export class OpenG2PDialect implements Dialect {
  constructor(
    private readonly baseUrl: string,
    private readonly client: SourceClient,
    private readonly seen: SeenPages,
  ) {}

  async page(request: PageRequest): Promise<SourcePage> {
    if (request.identifier) throw new SourceRefused('cannot-be-asked-so');
    if (request.offset >= MOST_PAGES * request.limit) throw new SourceRefused('too-many-pages');
    const first = await this.search(request);
    const records = first.length === 0 ? await this.search(request) : first;
    const read = request.kind === 'group' ? readGroup : readIndividual;
    return {
      items: records.map((item) => (isWithinLimits(item) ? read(item) : { unreadable: item })),
      next: records.length === 0 ? null : request.offset + records.length,
      total: null,
    };
  }

  private search(request: PageRequest): Promise<readonly unknown[]> {
    return this.client.ask({
      url: `${this.baseUrl}/registry/sync/search`,
      body: () => envelope(request),
      read: (answer, sent) => this.read(request, answer, sent),
    });
  }

  private read({ kind, offset, limit }: PageRequest, answer: unknown, sent: Envelope): readonly unknown[] {
    const parsed = ANSWER.safeParse(answer);
    if (!parsed.success) throw new UnreadableAnswer('answer-unreadable');
    const { header, message } = parsed.data;
    const item = message.search_response[0]!;
    // whatever is not the answer to this question is somebody else's, or an old one
    if (
      header.message_id !== sent.header.message_id ||
      message.transaction_id !== sent.message.transaction_id ||
      item.reference_id !== sent.message.search_request[0].reference_id
    )
      throw new UnreadableAnswer('answer-of-another');
    const records = item.data.reg_records.getRegistrants ?? [];
    if (records.length > limit) throw new UnreadableAnswer('page-too-long');
    this.seen.add(`${kind} ${offset}`, records);
    return records;
  }
}

type Envelope = ReturnType<typeof envelope>;

function envelope(request: PageRequest) {
  const now = new Date().toISOString();
  const search_criteria = {
    reg_type: 'G2P:RegistryType:Individual',
    query_type: 'graphql',
    query: queryText(request),
  };
  return {
    signature: '',
    header: {
      version: '1.0.0',
      message_id: newId(),
      message_ts: now,
      action: 'search',
      sender_id: SENDER_ID,
      receiver_id: 'Social Registry',
      total_count: 0,
    },
    message: {
      transaction_id: newId(),
      search_request: [{ reference_id: newId(), timestamp: now, search_criteria }] as const,
    },
  };
}

/** Only mapped fields are asked for. Every part is a checked name or a number: nothing from outside gets into the text. */
function queryText({ kind, offset, limit, since, mapping }: PageRequest): string {
  const person = [
    ...fieldsOf(mapping, 'individual'),
    'regIds { idTypeAsStr value expiryDate }',
    ...(mapping.phones ? ['phoneNumberIds { phoneNo disabled }'] : []),
  ];
  const fields =
    kind === 'individual'
      ? person
      : [
          ...fieldsOf(mapping, 'group'),
          'regIds { idTypeAsStr value expiryDate }',
          `groupMembershipIds { individual { ${person.join(' ')} } kind { name } }`,
        ];
  const created = since ? `lastSyncDate: "${since}", ` : '';
  return `{ getRegistrants(${created}isGroup: ${kind === 'group'}, limit: ${limit}, offset: ${offset}, order: "id asc") { isGroup ${fields.join(' ')} } totalRegistrantCount }`;
}

function fieldsOf(mapping: SourceMapping, kind: 'individual' | 'group'): string[] {
  const account = kind === 'individual' && mapping.paymentAccount ? [mapping.paymentAccount.field] : [];
  return [...new Set([...mapping[kind].map(({ field }) => field), ...account])];
}

function readIndividual(item: unknown): PageItem {
  const parsed = INDIVIDUAL.safeParse(item);
  return parsed.success ? { record: toRecord(parsed.data, false, []) } : { unreadable: item };
}

function readGroup(item: unknown): PageItem {
  const parsed = GROUP.safeParse(item);
  if (!parsed.success) return { unreadable: item };
  const members = (parsed.data.groupMembershipIds ?? []).map(({ individual, kind }) => ({
    isHead: kind?.name?.toLowerCase() === 'head',
    record: toRecord(individual, false, []),
  }));
  return { record: toRecord(parsed.data, true, members) };
}

function toRecord(
  item: {
    regIds?: { idTypeAsStr: string; value: string; expiryDate?: string | null | undefined }[] | null | undefined;
    phoneNumberIds?: { phoneNo?: string | null | undefined; disabled?: string | null | undefined }[] | null | undefined;
  } & Record<string, unknown>,
  isGroup: boolean,
  members: SourceRecord['members'],
): SourceRecord {
  const { isGroup: _, regIds: __, phoneNumberIds: ___, groupMembershipIds: ____, ...fields } = item;
  return {
    isGroup,
    fields,
    identifiers: (item.regIds ?? []).map((id) => ({
      type: id.idTypeAsStr,
      value: id.value,
      expiresOn: id.expiryDate ?? null,
    })),
    phones: (item.phoneNumberIds ?? [])
      .filter((phone) => phone.phoneNo && !phone.disabled)
      .map((phone) => phone.phoneNo!),
    members,
  };
}
