import { Injectable } from '@nestjs/common';
import { ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Stale } from '#platform/http/if-match.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { AbsorbRecords } from '../absorb-records/absorb-records.service.js';
import { ConfigurationService } from '../configuration.service.js';
import { OpenRegistrant } from '../open-profiles/open-registrant.service.js';
import type { RegistrantKind } from '../registrant.record.js';
import type { ChangeProfileDto } from '../register-registrant/registration.dto.js';
import { ValuesUnfit } from '../registry.errors.js';
import { RegistrantViewDto } from '../view-registrant/registrant-view.dto.js';
import { ViewRegistrant } from '../view-registrant/view-registrant.service.js';
import { LOCK_PROFILE } from './change-profile.sql.js';
import { mergeAttributes } from './merge-attributes.js';

interface Locked {
  readonly kind: RegistrantKind;
  readonly revision: number;
  readonly profileVersion: number;
}

/** Changes what is on file about a registrant: opened, merged and sealed again as the next version; the one before is kept. */
@Injectable()
export class ChangeProfile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly configuration: ConfigurationService,
    private readonly registrants: OpenRegistrant,
    private readonly keys: KeyStore,
    private readonly corridor: AbsorbRecords,
    private readonly views: ViewRegistrant,
  ) {}

  /** `revision`: of the registrant as the caller saw it. Throws {@link Stale}, {@link ValuesUnfit}. */
  async change(registrantId: string, revision: number, input: ChangeProfileDto): Promise<RegistrantViewDto> {
    this.scope.requireEverywhere('registrant');
    const declarations = await this.configuration.declarations();
    return this.uow.run(async () => {
      const locked = await this.uow.row<Locked>(LOCK_PROFILE, [registrantId]);
      if (!locked) throw new NotFound('registrant');
      if (locked.revision !== revision) throw new Stale();
      const { kind, profileVersion } = locked;
      if (input.groupKind !== undefined && kind !== 'group')
        throw new ValuesUnfit([{ pointer: '#/groupKind', message: 'is for groups only' }]);
      const opened = await this.registrants.profile(registrantId, 'now', 'change');
      const storedKey = (await this.keys.fetch([registrantId])).get(registrantId);
      if (!opened || !storedKey) throw new NotFound('registrant');
      const { faults, ...record } = mergeAttributes(opened, input.attributes ?? {}, declarations);
      if (faults.length > 0) throw new ValuesUnfit(faults);
      const version = { profileVersion: profileVersion + 1, storedKey, groupKind: input.groupKind ?? null };
      const batch = await this.corridor.sealDecided([{ registrantId, kind, change: 'updated', ...version, record }]);
      await this.corridor.write(batch);
      return RegistrantViewDto.from(await this.views.view(registrantId, undefined));
    });
  }
}
