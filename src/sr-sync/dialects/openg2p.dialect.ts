import { parseBody } from '#platform/http/outbound-body.js';
import { newId } from '#platform/ids/ids.js';
import { SourceRefused } from '../sr-sync.errors.js';
import type { SourceMapping } from '../social-registry.entity.js';
import type { Dialect, PageRequest, SourcePage } from './dialect.js';
import { readOpenG2PAnswer } from './openg2p-answer.js';
import { type PageReader, questionOf, type ReadAnswer } from './page-answer.js';
import type { SeenPages } from './seen-pages.js';
import type { SourceClient } from './source-client.js';

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
    private readonly reader: PageReader | null = null,
  ) {}

  async page(request: PageRequest): Promise<SourcePage> {
    if (request.identifier) throw new SourceRefused('cannot-be-asked-so');
    if (request.offset >= MOST_PAGES * request.limit) throw new SourceRefused('too-many-pages');
    const page = await this.search(request);
    return page.next === null ? this.search(request) : page;
  }

  private search(request: PageRequest): Promise<SourcePage> {
    const reader = request.here ? null : this.reader;
    return this.client.ask({
      url: `${this.baseUrl}/registry/sync/search`,
      body: () => envelope(request),
      read: async (bytes, sent) => {
        const question = questionOf(request, sent);
        if (!reader) return this.met(request, readOpenG2PAnswer(parseBody(bytes), question));
        return this.met(request, (await reader.read(bytes, question, false)).answer());
      },
    });
  }

  /** Throws for a page that came before, at another place. */
  private met({ kind, offset }: PageRequest, { seen, items, ...page }: ReadAnswer): SourcePage {
    this.seen.add(`${kind} ${offset}`, seen);
    return { ...page, items: [...items()] };
  }
}

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
