import { runPeer } from '../support/run-peer.js';
import { Journal } from './journal.js';
import { Ledger } from './ledger.js';
import { PaymentChannel } from './payment-channel.js';
import { readSettings } from './settings.js';

const settings = readSettings(process.env);
const ledger = new Ledger(settings, new Journal(settings.stateFile));
await ledger.restore();
const channel = new PaymentChannel(settings, ledger);
await runPeer({ ...settings, handler: (request) => channel.handle(request), close: () => ledger.close() });
