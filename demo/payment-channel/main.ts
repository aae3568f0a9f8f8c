import { setTimeout as pause } from 'node:timers/promises';
import { runPeer } from '../support/run-peer.js';
import type { PeerHandler } from '../support/http-peer.js';
import { Journal } from './journal.js';
import { Ledger } from './ledger.js';
import { PaymentChannel } from './payment-channel.js';
import { readSettings } from './settings.js';

const settings = readSettings(process.env);
const ledger = new Ledger(settings, new Journal(settings.stateFile));
await ledger.restore();
const channel = new PaymentChannel(settings, ledger);
const handler: PeerHandler = async (request) => {
  if (settings.answerMs > 0) await pause(settings.answerMs);
  return channel.handle(request);
};
await runPeer({ ...settings, handler, close: () => ledger.close() });
