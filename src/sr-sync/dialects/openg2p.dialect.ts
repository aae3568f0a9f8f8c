import { randomUUID } from 'node:crypto';
import pRetry from 'p-retry';
import { type OutboundClient, PeerFault } from '#platform/http/outbound.client.js';
import { Sensitive } from '#platform/vault/sensitive.js';
import { SourceUnavailable } from '../sr-sync.errors.js';
import type { SourceMapping } from '../social-registry.entity.js';
import type { Dialect, PageItem, PageRequest, SourceRecord } from './dialect.js';
import { ANSWER, GROUP, INDIVIDUAL, TOKEN } from './openg2p.schema.js';

const PAGE_TIMEOUT_MS = 30_000;
const MOST_PAGE_BYTES = 20 * 1024 * 1024;

export interface OpenG2PSource {
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: Sensitive<string>;
  readonly senderId: string;
}

/**
 * OpenG2P's dialect: GraphQL text in a G2P Connect envelope. Pages by limit and offset in a fixed order until a page is
 * shorter than the limit: its count is the number of rows returned, not a total; lastSyncDate filters creation only.
 */
export class OpenG2PDialect implements Dialect {
  private token: { readonly value: Sensitive<string>; readonly until: number } | undefined;

  constructor(
    private readonly source: OpenG2PSource,
    private readonly outbound: OutboundClient,
  ) {}

  async page(request: PageRequest): Promise<readonly PageItem[]> {
    const answer = await this.ask(() => this.search(request));
    const parsed = ANSWER.safeParse(answer);
    if (!parsed.success) throw new SourceUnavailable('answer-unreadable');
    const records = parsed.data.message.search_response[0]!.data.reg_records.getRegistrants ?? [];
    if (records.length > request.limit) throw new SourceUnavailable('page-too-long');
    return records.map((record) => (request.kind === 'group' ? readGroup(record) : readIndividual(record)));
  }

  /** Asks again after a passing fault, with growing and jittered pauses; a refused token is renewed once. */
  private async ask(call: () => Promise<unknown>): Promise<unknown> {
    try {
      return await pRetry(call, {
        retries: 4,
        minTimeout: 200,
        maxTimeout: 5_000,
        randomize: true,
        shouldRetry: ({ error }) => {
          if (!(error instanceof PeerFault)) return false;
          if (error.status === 401) this.token = undefined;
          return error.ambiguous || error.status === 401 || error.status === 429;
        },
      });
    } catch (error) {
      if (error instanceof PeerFault)
        throw new SourceUnavailable(error.status ? `status-${error.status}` : error.reason);
      throw error;
    }
  }

  private async search(request: PageRequest): Promise<unknown> {
    const now = new Date().toISOString();
    return this.outbound.postJson({
      url: `${this.source.baseUrl}/registry/sync/search`,
      headers: { authorization: await this.authorization() },
      contentType: 'application/json',
      timeoutMs: PAGE_TIMEOUT_MS,
      mostBytes: MOST_PAGE_BYTES,
      body: JSON.stringify({
        signature: '',
        header: {
          version: '1.0.0',
          message_id: randomUUID(),
          message_ts: now,
          action: 'search',
          sender_id: this.source.senderId,
          receiver_id: 'Social Registry',
          total_count: 0,
        },
        message: {
          transaction_id: randomUUID(),
          search_request: [
            {
              reference_id: randomUUID(),
              timestamp: now,
              search_criteria: {
                reg_type: 'G2P:RegistryType:Individual',
                query_type: 'graphql',
                query: queryText(request),
              },
            },
          ],
        },
      }),
    });
  }

  private async authorization(): Promise<string> {
    if (!this.token || this.token.until < Date.now()) {
      const credentials = {
        grant_type: 'client_credentials',
        client_id: this.source.clientId,
        client_secret: this.source.clientSecret.reveal(),
      };
      const answer = TOKEN.safeParse(
        await this.outbound.postJson({
          url: this.source.tokenUrl,
          contentType: 'application/x-www-form-urlencoded',
          timeoutMs: 10_000,
          mostBytes: 65_536,
          body: new URLSearchParams(credentials).toString(),
        }),
      );
      if (!answer.success) throw new SourceUnavailable('token-unreadable');
      const { access_token: value, token_type: type, expires_in: seconds } = answer.data;
      this.token = { value: new Sensitive(`${type} ${value}`), until: Date.now() + seconds * 800 }; // renewed before it expires
    }
    return this.token.value.reveal();
  }
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
  return {
    isGroup,
    fields: item,
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
