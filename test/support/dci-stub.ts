import type { Server } from 'node:http';
import { type PeerReply, type PeerRequest, servePeer } from '../../demo/support/http-peer.js';

type Item = Readonly<Record<string, unknown>>;

interface Criteria {
  readonly query_type: string;
  readonly query: { readonly type?: string; readonly value?: string };
  readonly response_entity: string;
  readonly pagination: { readonly page_size: number; readonly page_number: number };
}

const id = (identifier_type: string, identifier_value: string) => ({ identifier_type, identifier_value });

/** A social registry in the test's own hands, in DCI: it holds what it is told to, and sends all it holds. */
export class DciStub {
  individuals: Item[] = [];
  /** Values that were asked for one by one. */
  readonly asked: string[] = [];

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async serve(): Promise<DciStub> {
    let stub: DciStub | undefined;
    const { server, url } = await servePeer((request) => stub!.answer(request), 0);
    return (stub = new DciStub(server, url));
  }

  /** A person as they should be told; `more` of the person stands over it. */
  static person(name: string, nationalId: string | null, more: Item = {}): Item {
    const identifier = nationalId === null ? [] : [id('UIN', nationalId)];
    return { member_identifier: identifier, demographic_info: { identifier, name: { given_name: name }, ...more } };
  }

  /** A description of it, in full. */
  describe(code: string, more: object = {}) {
    return {
      code,
      name: 'Stub',
      dialect: 'dci',
      baseUrl: this.url,
      tokenUrl: `${this.url}/token`,
      clientId: 'amparo',
      clientSecret: 'secret',
      dci: { registryType: 'ns:org:RegistryType:Social', individualRecordType: 'Member' },
      mapping: {
        idTypes: [{ name: 'UIN', idType: 'national_id' }],
        individual: [
          { field: 'name.given_name', attribute: 'given_name' },
          { field: 'birth_date', attribute: 'birth_date' },
        ],
        group: [],
        phones: false,
      },
      ...more,
    };
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private answer({ path, text }: PeerRequest): PeerReply {
    if (path === '/token')
      return { status: 200, body: { access_token: 'token', token_type: 'Bearer', expires_in: 300 } };
    const { message } = JSON.parse(text) as {
      message: { transaction_id: string; search_request: [{ reference_id: string; search_criteria: Criteria }] };
    };
    const [{ reference_id, search_criteria }] = message.search_request;
    const { page_size: size, page_number: page } = search_criteria.pagination;
    const found = this.found(search_criteria);
    const reg_records = found.slice((page - 1) * size, page * size);
    const pagination = { page_size: size, page_number: page, total_count: found.length };
    const item = {
      reference_id,
      timestamp: new Date().toISOString(),
      status: 'succ',
      data: { reg_records },
      pagination,
    };
    const { transaction_id } = message;
    const told = { transaction_id, correlation_id: 'c-1', search_response: [item] };
    return { status: 200, body: { signature: '', header: { action: 'on-search', status: 'succ' }, message: told } };
  }

  private found({ query_type: type, query }: Criteria): readonly Item[] {
    if (type !== 'idtype-value') return this.individuals;
    this.asked.push(query.value!);
    return this.individuals.filter((item) =>
      (item['member_identifier'] as ReturnType<typeof id>[]).some(
        (one) => one.identifier_type === query.type && one.identifier_value === query.value,
      ),
    );
  }
}
