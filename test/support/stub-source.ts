import type { Server } from 'node:http';
import { type PeerReply, type PeerRequest, servePeer } from '../../demo/support/http-peer.js';

type Item = Readonly<Record<string, unknown>>;

/** A question as the source saw it. */
export interface Asked {
  readonly at: number;
  readonly groups: boolean;
  readonly offset: number;
  readonly since: string | null;
  readonly text: string;
}

/** A social registry in the test's own hands, in the dialect `openg2p`: it holds what it is told to, and sends all it holds. */
export class StubSource {
  groups: Item[] = [];
  individuals: Item[] = [];
  /** Only questions for records; tokens are given to everybody. */
  readonly asked: Asked[] = [];
  /** Awaited before a question is answered: what it returns is answered instead. */
  meanwhile: (asked: Asked) => Promise<PeerReply | undefined> = () => Promise.resolve(undefined);

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async serve(): Promise<StubSource> {
    let stub: StubSource | undefined;
    const { server, url } = await servePeer((request) => stub!.answer(request), 0);
    return (stub = new StubSource(server, url));
  }

  /** What a description of it needs besides a code and a mapping. */
  get described() {
    const address = { baseUrl: this.url, tokenUrl: `${this.url}/token` };
    return { name: 'Stub', dialect: 'openg2p', ...address, clientId: 'amparo', clientSecret: 'secret' };
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer({ path, text }: PeerRequest): Promise<PeerReply> {
    if (path === '/token')
      return { status: 200, body: { access_token: 'token', token_type: 'Bearer', expires_in: 300 } };
    const { header, message } = JSON.parse(text) as {
      header: { message_id: string };
      message: {
        transaction_id: string;
        search_request: { reference_id: string; search_criteria: { query: string } }[];
      };
    };
    const [{ reference_id, search_criteria }] = message.search_request as [(typeof message.search_request)[0]];
    const { query } = search_criteria;
    const number = (name: string): number => Number(new RegExp(`${name}: (\\d+)`).exec(query)![1]);
    const groups = query.includes('isGroup: true');
    const since = /lastSyncDate: "([^"]+)"/.exec(query)?.[1] ?? null;
    const asked = { at: performance.now(), groups, offset: number('offset'), since, text };
    this.asked.push(asked);
    const instead = await this.meanwhile(asked);
    if (instead !== undefined) return instead;
    const rows = (groups ? this.groups : this.individuals).slice(asked.offset, asked.offset + number('limit'));
    const data = { reg_records: { getRegistrants: rows, totalRegistrantCount: rows.length } };
    return {
      status: 200,
      body: {
        header: { message_id: header.message_id, action: 'on-search', status: 'succ' },
        message: {
          transaction_id: message.transaction_id,
          search_response: [{ reference_id, status: 'succ', data }],
        },
      },
    };
  }
}
