import { runPeer } from '../support/run-peer.js';
import { readSettings } from './settings.js';
import { SocialRegistry } from './social-registry.js';

const settings = readSettings(process.env);
const registry = new SocialRegistry(settings);
await runPeer({ ...settings, handler: (request) => registry.handle(request) });
