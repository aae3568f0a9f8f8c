import { join } from 'node:path';
import type { AppConfig, VaultConfig } from '#config/config.js';
import { OutboundClient } from '../../http/outbound.client.js';
import { LocalMasterKey } from './local.master-key.js';
import { type MasterKey, MasterKeyUnusable } from './master-key.js';
import { MasterKeys } from './master-keys.js';
import { developmentKey, keyOfFile, keyOfText } from './read-local-key.js';
import { TransitMasterKey } from './transit.master-key.js';

/**
 * The configured master keys: a file, the environment, a key service, or, outside production only, a key made in the data
 * folder on the first start.
 */
export const loadMasterKeys = (vault: VaultConfig, app: AppConfig): MasterKeys =>
  new MasterKeys(presentKey(vault, app), nextKey(vault));

function presentKey(vault: VaultConfig, app: AppConfig): MasterKey {
  if (vault.keyServiceUrl) return transit(vault.keyServiceUrl, vault);
  if (vault.masterKeyFile) return new LocalMasterKey(keyOfFile(vault.masterKeyFile), 'file');
  if (vault.masterKey) return new LocalMasterKey(keyOfText(vault.masterKey, 'AMPARO_MASTER_KEY'), 'environment');
  if (app.production) throw new MasterKeyUnusable('No master key: set AMPARO_MASTER_KEY_FILE');
  return new LocalMasterKey(
    developmentKey(join(app.dataDirectory, 'master.key')),
    'development key in the data folder',
  );
}

function nextKey(vault: VaultConfig): MasterKey | null {
  if (vault.nextKeyServiceUrl) return transit(vault.nextKeyServiceUrl, vault);
  return vault.nextMasterKeyFile ? new LocalMasterKey(keyOfFile(vault.nextMasterKeyFile), 'next file') : null;
}

/** The key service has a way out of its own: its host is allowed to nobody else, so that no peer can be pointed at it. */
function transit(url: string, { keyServiceTokenFile }: VaultConfig): MasterKey {
  if (!keyServiceTokenFile)
    throw new MasterKeyUnusable('No token for the key service: set AMPARO_KEY_SERVICE_TOKEN_FILE');
  const { host, hostname } = new URL(url);
  return new TransitMasterKey(
    { url, tokenFile: keyServiceTokenFile },
    new OutboundClient({ hosts: [host], privateHosts: [hostname] }), // it stands beside the service as a rule
  );
}
