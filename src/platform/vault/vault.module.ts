import { Global, Logger, Module } from '@nestjs/common';
import { AppConfig, VaultConfig } from '#config/config.js';
import { BlindIndex, blindIndexBits } from './blind-index.js';
import { KeyRing } from './key-ring.js';
import { KeyStore } from './key-store.js';
import { LinkToken } from './link-token.js';
import { loadMasterKey } from './master-key.js';
import { keptIndexBits, openKeyRing } from './open-key-ring.js';
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
      inject: [KeyRing, KeyStore, VaultConfig],
      useFactory: async (ring: KeyRing, store: KeyStore, vault: VaultConfig) => {
        const wished = blindIndexBits(vault.expectedRegistrants);
        const kept = await keptIndexBits(store.pool, wished);
        if (kept !== wished) new Logger('Vault').warn({ wished, kept, setting: 'AMPARO_EXPECTED_REGISTRANTS' });
        return new BlindIndex(ring, kept);
      },
    },
    { provide: LinkToken, inject: [KeyRing], useFactory: (ring: KeyRing) => new LinkToken(ring) },
    { provide: Pseudonyms, inject: [KeyRing], useFactory: (ring: KeyRing) => new Pseudonyms(ring) },
    ServiceCipher,
  ],
  exports: [KeyStore, KeyRing, BlindIndex, LinkToken, Pseudonyms, ServiceCipher],
})
export class VaultModule {}
