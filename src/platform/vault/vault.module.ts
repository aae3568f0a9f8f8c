import { Global, Logger, Module } from '@nestjs/common';
import { AppConfig, VaultConfig } from '#config/config.js';
import { BlindIndex, blindIndexBits } from './blind-index.js';
import { KeyRing } from './key-ring.js';
import { KeyStore } from './key-store.js';
import { LinkToken } from './link-token.js';
import { loadMasterKey } from './master-key.js';
import { openKeyRing } from './open-key-ring.js';
import { Pseudonyms } from './pseudonym.js';
import { ServiceCipher } from './service-cipher.js';

/** Sealing of everything personal: keys, sealed format, blind indexes, tokens, pseudonyms. */
@Global()
@Module({
  providers: [
    KeyStore,
    {
      provide: KeyRing,
      inject: [KeyStore, VaultConfig, AppConfig],
      useFactory: (store: KeyStore, vault: VaultConfig, app: AppConfig) => {
        const master = loadMasterKey(vault, app);
        new Logger('Vault').log(`Master key: ${master.source}`);
        return openKeyRing(store.pool, master.key);
      },
    },
    {
      provide: BlindIndex,
      inject: [KeyRing, VaultConfig],
      useFactory: (ring: KeyRing, vault: VaultConfig) =>
        new BlindIndex(ring, blindIndexBits(vault.expectedRegistrants)),
    },
    { provide: LinkToken, inject: [KeyRing], useFactory: (ring: KeyRing) => new LinkToken(ring) },
    { provide: Pseudonyms, inject: [KeyRing], useFactory: (ring: KeyRing) => new Pseudonyms(ring) },
    ServiceCipher,
  ],
  exports: [KeyStore, KeyRing, BlindIndex, LinkToken, Pseudonyms, ServiceCipher],
})
export class VaultModule {}
