import { randomUUID } from 'node:crypto';
import type { PeerReply, PeerRequest } from '../support/http-peer.js';
import { type DisbursementStatus, DUPLICATE, type Ledger } from './ledger.js';
import { readDisburse, readReturns, readTxnStatus } from './requests.js';
import type { PaymentChannelSettings } from './settings.js';
import { type StatusTrouble, Trouble } from './trouble.js';

export const DISBURSE_PATH = '/disburse';
export const STATUS_PATH = '/disburse/txn/status';

/** The reference payment channel behind one request handler: G2P Connect's disburse and its status, an admin side for tests. */
export class PaymentChannel {
  private readonly trouble: Trouble;
  private calls = 0;

  constructor(
    private readonly settings: Pick<
      PaymentChannelSettings,
      'token' | 'admin' | 'seed' | 'troublePermille' | 'refusedAccount'
    >,
    private readonly ledger: Ledger,
  ) {
    this.trouble = new Trouble(settings.seed, settings.troublePermille);
  }

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

  /** Trouble strikes before anything is taken in, or (timeout-after, reset-after) once it is. */
  private disburse(text: string): PeerReply {
    this.calls += 1;
    const fault = this.trouble.ofDisburse();
    if (fault === 'timeout-before') return 'silence';
    if (fault === 'reset') return 'reset';
    if (fault === 'error-503') return problem(503, 'err.service.unavailable', 'Try again later');
    if (fault === 'error-429') return problem(429, 'err.request.too_many', 'Slow down');
    const read = readDisburse(text);
    if ('fault' in read) return problem(400, 'err.request.bad', read.fault);
    const { refusedAccount } = this.settings;
    if (read.request.message.disbursements.some(({ payee_fa }) => payee_fa === refusedAccount))
      return notAcknowledged();
    const refused = this.ledger.accept(read.request.message.disbursements);
    if (fault === 'timeout-after') return 'silence';
    if (fault === 'reset-after') return 'reset';
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
    const trouble = this.trouble.ofStatus();
    if (trouble === 'status-reset') return 'reset';
    if (trouble === 'status-503') return problem(503, 'err.service.unavailable', 'Try again later');
    const read = readTxnStatus(text);
    if ('fault' in read) return problem(400, 'err.request.bad', read.fault);
    const { transaction_id, txnstatus_request } = read.request.message;
    const known = txnstatus_request.attribute_value.map((reference) => this.ledger.status(reference));
    const disbursements_status = troubled(known, trouble);
    const txnstatus_response = { txn_type: 'disburse', disbursements_status };
    return { status: 200, body: { message: { transaction_id, correlation_id: randomUUID(), txnstatus_response } } };
  }

  private admin({ method, path, text }: PeerRequest): PeerReply {
    if (method === 'GET' && path === '/admin/effects') {
      return { status: 200, body: { ...this.ledger.count(), calls: this.calls } };
    }
    if (method === 'GET' && path === '/admin/statement')
      return { status: 200, body: { data: this.ledger.statement() } };
    if (method === 'POST' && path === '/admin/returns') return returned(this.ledger, text);
    if (method !== 'POST' || path !== '/admin/faults') return problem(404, 'err.path.unknown', 'No such path');
    const taken = this.trouble.order(text);
    return { status: taken ? 200 : 400, body: { taken } };
  }
}

/** Twice, back to front, half of them only, or each a unit of money short. */
function troubled(
  known: readonly DisbursementStatus[],
  trouble: StatusTrouble | undefined,
): readonly DisbursementStatus[] {
  if (trouble === 'status-twice') return [...known, ...known];
  if (trouble === 'status-reordered') return known.toReversed();
  if (trouble === 'status-partial') return known.filter((_, at) => at % 2 === 0);
  if (trouble === 'status-amounts')
    return known.map((one) => (one.amount === null ? one : { ...one, amount: short(one.amount) }));
  return known;
}

const short = (amount: string): string => (Number(amount) - 1).toFixed(2);

/** `{"references":["..."]}`: payments that come back, as many as were paid and had not come back. */
function returned(ledger: Ledger, text: string): PeerReply {
  const read = readReturns(text);
  if ('fault' in read) return problem(400, 'err.request.bad', read.fault);
  return { status: 200, body: { returned: ledger.giveBack(read.request.references) } };
}

/** Nothing of a call is taken in because of one account in it. */
function notAcknowledged(): PeerReply {
  const error = { code: 'rjct.payee_fa.invalid', message: 'An account is malformed' };
  return { status: 200, body: { message: { ack_status: 'NACK', timestamp: new Date().toISOString(), error } } };
}

function problem(status: number, code: string, message: string): PeerReply {
  const timestamp = new Date().toISOString();
  return { status, body: { message: { ack_status: 'ERR', timestamp, error: { code, message } } } };
}
