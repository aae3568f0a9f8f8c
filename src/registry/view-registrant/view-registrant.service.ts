import { Injectable } from '@nestjs/common';
import { Ceilings, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { InvalidInput } from '#platform/http/validation.pipe.js';
import { Clock } from '#platform/time/clock.js';
import { OpenRegistrant } from '../open-profiles/open-registrant.service.js';
import { ShowAttributes } from '../show-attributes/show-attributes.service.js';
import type {
  IdentifierHeld,
  MembershipThen,
  RegistrantView,
  StandingRow,
  ValuesHeld,
} from './registrant-view.record.js';
import { ACCOUNTS_HELD, CONTACTS_HELD, IDENTIFIERS_HELD, MEMBERSHIPS_THEN, STANDING } from './view-registrant.sql.js';

/** What may be seen of one registrant, as of an instant: the profile is opened in memory and leaves it generalized. */
@Injectable()
export class ViewRegistrant {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly registrants: OpenRegistrant,
    private readonly attributes: ShowAttributes,
    private readonly ceilings: Ceilings,
    private readonly clock: Clock,
  ) {}

  /**
   * Standing, profile and memberships are those of the instant (ages are not, or two instants would tell a birthday); the
   * revision is today's, for changing.
   * Throws {@link NotFound} for what is unknown, or was not registered yet; {@link InvalidInput} for an instant to come.
   */
  async view(registrantId: string, instant: string | undefined): Promise<RegistrantView> {
    const now = this.clock.now();
    const asOf = instant === undefined ? now : new Date(instant);
    if (asOf > now) throw new InvalidInput([{ pointer: '#/asOf', message: 'asOf must not be in the future' }]);
    const at = [registrantId, instant === undefined ? 'infinity' : asOf];
    const standing = await this.uow.row<StandingRow>(STANDING, at);
    if (!standing) throw new NotFound('registrant');
    const opened = this.ceilings.attributes(null)
      ? await this.registrants.profile(registrantId, instant === undefined ? 'now' : asOf, 'view')
      : undefined;
    const areas = await this.scope.areasEverywhere();
    return {
      standing,
      identifiers: await this.uow.rows<IdentifierHeld>(IDENTIFIERS_HELD, [...at, asOf]),
      contacts: await this.uow.rows<ValuesHeld>(CONTACTS_HELD, at),
      paymentAccounts: await this.uow.rows<ValuesHeld>(ACCOUNTS_HELD, at),
      memberships: await this.uow.rows<MembershipThen>(MEMBERSHIPS_THEN, [...at, areas]),
      attributes: opened ? await this.attributes.ofOne(opened.kind, { ...opened.sealed, ...opened.open }) : [],
    };
  }
}
