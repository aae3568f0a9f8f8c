import { Global, Logger, Module } from '@nestjs/common';
import { AppConfig, VaultConfig } from '#config/config.js';
import { BlindIndex, blindIndexBits } from './blind-index.js';
import { KeyErasures } from './key-erasures.js';
import { KeyHolds } from './key-holds.js';
import { KeyRing } from './key-ring.js';
import { KeyStore } from './key-store.js';
import { LinkToken } from './link-token.js';
import { loadMasterKeys } from './master-key/load-master-keys.js';
import { MasterKeys } from './master-key/master-keys.js';
import { keptIndexBits, openKeyRing } from './open-key-ring.js';
import { MatchToken } from './match-token.js';
import { Pseudonyms } from './pseudonym.js';
import { RingKeeper } from './ring-keeper.js';
import { RootKeys } from './root-keys.js';
import { RotateMasterKeyService } from './rotate-master-key/rotate-master-key.service.js';
import { RotateRegistrantKeyService } from './rotate-registrant-key/rotate-registrant-key.service.js';
import { CheckpointSigner } from './checkpoint-signer.js';
import { ServiceCipher } from './service-cipher.js';
import { ServiceSigner } from './service-signer.js';
import { WorkKeys } from './work-keys.js';

/** Sealing of everything personal: keys, sealed format, blind indexes, tokens, pseudonyms. */
@Global()
@Module({
  providers: [
    KeyStore,
    KeyErasures,
    KeyHolds,
    {
      provide: MasterKeys,
      inject: [VaultConfig, AppConfig],
      useFactory: (vault: VaultConfig, app: AppConfig) => {
        const masters = loadMasterKeys(vault, app);
        new Logger('Vault').log(
          `Master key: ${masters.all.map(({ source, id }) => `${source} (${id})`).join(', next: ')}`,
        );
        return masters;
      },
    },
    {
      provide: KeyRing,
      inject: [KeyStore, MasterKeys],
      useFactory: (store: KeyStore, masters: MasterKeys) => openKeyRing(store.pool, masters),
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
    { provide: MatchToken, inject: [KeyRing], useFactory: (ring: KeyRing) => new MatchToken(ring) },
    { provide: Pseudonyms, inject: [KeyRing], useFactory: (ring: KeyRing) => new Pseudonyms(ring) },
    ServiceCipher,
    { provide: ServiceSigner, inject: [KeyRing], useFactory: (ring: KeyRing) => new ServiceSigner(ring) },
    { provide: CheckpointSigner, inject: [KeyRing], useFactory: (ring: KeyRing) => new CheckpointSigner(ring) },
    WorkKeys,
    RingKeeper,
    RootKeys,
    RotateMasterKeyService,
    RotateRegistrantKeyService,
  ],
  exports: [
    KeyStore,
    KeyErasures,
    KeyHolds,
    KeyRing,
    BlindIndex,
    LinkToken,
    MatchToken,
    Pseudonyms,
    ServiceCipher,
    ServiceSigner,
    CheckpointSigner,
    WorkKeys,
    RingKeeper,
    RootKeys,
    RotateMasterKeyService,
    RotateRegistrantKeyService,
  ],
})
export class VaultModule {}
