import { randomUUID } from 'node:crypto';
import { FaultQueue } from '../support/fault-queue.js';
import type { PeerReply, PeerRequest } from '../support/http-peer.js';
import { DUPLICATE, type Ledger } from './ledger.js';
import { readDisburse, readTxnStatus } from './requests.js';
import type { PaymentChannelSettings } from './settings.js';

export const DISBURSE_PATH = '/disburse';
export const STATUS_PATH = '/disburse/txn/status';

/** The reference payment channel behind one request handler: G2P Connect's disburse and its status, an admin side for tests. */
export class PaymentChannel {
  private readonly faults = new FaultQueue(['timeout-before', 'timeout-after', 'error-503', 'reset']);
  private calls = 0;

  constructor(
    private readonly settings: Pick<PaymentChannelSettings, 'token' | 'admin'>,
    private readonly ledger: Ledger,
  ) {}

  handle(request: PeerRequest): PeerReply {
    const { method, path } = request;
    if (path !== DISBURSE_PATH && path !== STATUS_PATH) {
      return this.settings.admin ? this.admin(request) : problem(404, 'err.path.unknown', 'No such path');
    }
    if (method !== 'POST') return problem(405, 'err.method.invalid', 'POST only');
    if (request.headers.authorization !== `Bearer ${this.settings.token}`) {
      return problem(401, 'err.token.invalid', 'Missing or invalid bearer token');
    }
    return path === DISBURSE_PATH ? this.disburse(request.text) : this.status(request.text);
  }

  /** Ordered faults strike here only: before anything is taken in, or (timeout-after) once it is. */
  private disburse(text: string): PeerReply {
    this.calls += 1;
    const fault = this.faults.take()?.kind;
    if (fault === 'timeout-before') return 'silence';
    if (fault === 'reset') return 'reset';
    if (fault === 'error-503') return problem(503, 'err.service.unavailable', 'Try again later');
    const read = readDisburse(text);
    if ('fault' in read) return problem(400, 'err.request.bad', read.fault);
    const refused = this.ledger.accept(read.request.message.disbursements);
    if (fault === 'timeout-after') return 'silence';
    const conflicts = refused.map((reference_id) => ({
      reference_id,
      status: 'rjct',
      status_reason_code: DUPLICATE,
    }));
    const message = { ack_status: 'ACK', timestamp: new Date().toISOString(), correlation_id: randomUUID() };
    return {
      status: 200,
      body: { message: conflicts.length === 0 ? message : { ...message, disbursements_status: conflicts } },
    };
  }

  private status(text: string): PeerReply {
    const read = readTxnStatus(text);
    if ('fault' in read) return problem(400, 'err.request.bad', read.fault);
    const { transaction_id, txnstatus_request } = read.request.message;
    const disbursements_status = txnstatus_request.attribute_value.map((reference) => this.ledger.status(reference));
    const txnstatus_response = { txn_type: 'disburse', disbursements_status };
    return { status: 200, body: { message: { transaction_id, correlation_id: randomUUID(), txnstatus_response } } };
  }

  private admin({ method, path, text }: PeerRequest): PeerReply {
    if (method === 'GET' && path === '/admin/effects') {
      return { status: 200, body: { ...this.ledger.count(), calls: this.calls } };
    }
    if (method !== 'POST' || path !== '/admin/faults') return problem(404, 'err.path.unknown', 'No such path');
    const taken = this.faults.add(text);
    return { status: taken ? 200 : 400, body: { taken } };
  }
}

function problem(status: number, code: string, message: string): PeerReply {
  const timestamp = new Date().toISOString();
  return { status, body: { message: { ack_status: 'ERR', timestamp, error: { code, message } } } };
}
