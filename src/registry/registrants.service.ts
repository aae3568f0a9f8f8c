import { Injectable } from '@nestjs/common';
import { Ceilings, currentCaller, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import { Clock } from '#platform/time/clock.js';
import { RegistrantReach } from './registrant-reach.service.js';
import { RegistrantDto, type RegistrantQuery, type RegistrantsQuery, type StandingDto } from './registrant.dto.js';
import { REGISTRANT_FLOW } from './registrant.lifecycle.js';
import type { RegistrantRecord, RegistrantStatus, StatusReason } from './registrant.record.js';
import { EXISTING, LIST_REGISTRANTS, MOVE_REGISTRANT } from './registrant.sql.js';
import { ShowAttributes } from './show-attributes/show-attributes.service.js';
import { RegistrantViewDto } from './view-registrant/registrant-view.dto.js';
import { ViewRegistrant } from './view-registrant/view-registrant.service.js';

/** Registrants for registry staff: who is known, and in what standing. Every use case asks for the scope first. */
@Injectable()
export class RegistrantsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
    private readonly views: ViewRegistrant,
    private readonly attributes: ShowAttributes,
    private readonly ceilings: Ceilings,
    private readonly reach: RegistrantReach,
  ) {}

  async list({ kind, status, groupKind, limit, cursor }: RegistrantsQuery): Promise<Page<RegistrantDto>> {
    this.scope.requireEverywhere('registrant');
    const after = this.cursors.decode<string>('registrants', cursor);
    const areas = await this.scope.areasEverywhere();
    const values = [after ?? null, kind ?? null, status ?? null, groupKind ?? null, limit + 1, areas];
    const rows = await this.uow.rows<RegistrantRecord>(LIST_REGISTRANTS, values);
    const page = pageOf(this.cursors, 'registrants', rows, limit, (row) => row.registrantId);
    const ids = this.ceilings.attributes(null) ? page.data.map((row) => row.registrantId) : [];
    const shown = await this.attributes.ofMany(ids);
    return page.map((row) => RegistrantDto.from(row, shown.get(row.registrantId) ?? []));
  }

  async get(registrantId: string, { asOf }: RegistrantQuery): Promise<RegistrantViewDto> {
    await this.reach.requireVisible(registrantId);
    return RegistrantViewDto.from(await this.views.view(registrantId, asOf));
  }

  /** Takes a registrant out of new enrolments; what it is in and has received stays. */
  disable(registrantId: string, { reason }: StandingDto): Promise<RegistrantViewDto> {
    return this.move(registrantId, 'disabled', reason);
  }

  /** Takes a disabling back: it was a mistake, or its reason is gone. */
  enable(registrantId: string, { reason }: StandingDto): Promise<RegistrantViewDto> {
    return this.move(registrantId, 'active', reason);
  }

  private async move(registrantId: string, to: RegistrantStatus, reason: StatusReason): Promise<RegistrantViewDto> {
    this.scope.requireEverywhere('registrant');
    const by = currentCaller().userId;
    return this.uow.run(async () => {
      const values = [registrantId, REGISTRANT_FLOW.sourcesOf(to), to, reason, by, this.clock.now()];
      const moved = await this.uow.change(MOVE_REGISTRANT, values);
      if (moved === 0) {
        const found = await this.uow.row<RegistrantRecord>(EXISTING, [[registrantId]]);
        if (!found) throw new NotFound('registrant');
        throw new MoveNotAllowed('registrant', found.status, to);
      }
      return RegistrantViewDto.from(await this.views.view(registrantId, undefined));
    });
  }
}
