import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Areas, programsOf, type Scope, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { AREAS_OF, AREAS_WITHIN } from './area.sql.js';
import { GROUPS_OF } from './registrant.sql.js';

/** Which of these registrants have anything to do with any of these programs. */
export type KnownToPrograms = (
  registrantIds: readonly string[],
  programIds: readonly string[],
) => Promise<readonly string[]>;

/** Programs within which each registrant may be seen, null for all of them; who may not be seen at all is not there. */
export type VisiblePrograms = ReadonlyMap<string, readonly string[] | null>;

/**
 * Whose registrant somebody is. Who may see some programs only reaches those who are in them, by themselves or through a
 * group; which these are, the room of programs says: the registry knows no programs. Who may see some areas only reaches
 * those whose own area is one of them or below: a member of a group is where the member is, not where the group is.
 */
@Injectable()
export class RegistrantReach implements OnModuleInit {
  private known: KnownToPrograms = async () => [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly areas: Areas,
  ) {}

  onModuleInit(): void {
    this.areas.register(async (codes) =>
      (await this.uow.rows<{ code: string }>(AREAS_WITHIN, [codes])).map(({ code }) => code),
    );
  }

  /** Called at boot by the room that knows. */
  register(known: KnownToPrograms): void {
    this.known = known;
  }

  /**
   * Whether one of the scopes includes the registrant: its area, and itself or a group it is in, in one of the programs. The
   * same is asked of the database whoever it is.
   */
  async includes(registrantId: string, scopes: readonly Scope[]): Promise<boolean> {
    if (scopes.some(({ programIds, areas }) => programIds === null && areas === null)) return true;
    const visible = await this.visiblePrograms([registrantId], scopes);
    const groups = await this.uow.rows<{ registrantId: string }>(GROUPS_OF, [registrantId]);
    const programs = visible.get(registrantId);
    const found = await this.known([registrantId, ...groups.map((group) => group.registrantId)], programs ?? []);
    return programs === null || found.length > 0;
  }

  /** Refuses registry staff a registrant out of their areas exactly like an unknown one. One statement where areas limit. */
  async requireVisible(registrantId: string): Promise<void> {
    this.scope.requireEverywhere('registrant');
    if ((await this.visible([registrantId])).length === 0) throw new NotFound('registrant');
  }

  /** Those of these registrants that registry staff may see; unknown ones too, as long as no area limits. */
  async visible(registrantIds: readonly string[]): Promise<readonly string[]> {
    const scopes = this.scope.scopes().filter(({ programIds }) => programIds === null);
    const visible = await this.visiblePrograms(registrantIds, scopes);
    return registrantIds.filter((id) => visible.has(id));
  }

  /** Programs within which each of these registrants may be seen. One statement where areas limit, otherwise none. */
  async visiblePrograms(registrantIds: readonly string[], scopes: readonly Scope[]): Promise<VisiblePrograms> {
    const found = scopes.some(({ areas }) => areas !== null)
      ? await this.uow.rows<{ registrantId: string; areas: string[] }>(AREAS_OF, [registrantIds])
      : [];
    const areasOf = new Map(found.map((row) => [row.registrantId, row.areas]));
    return new Map(
      registrantIds.flatMap((id) => {
        const including = scopes.filter(
          ({ areas }) => areas === null || areas.some((code) => areasOf.get(id)?.includes(code)),
        );
        return including.length > 0 ? [[id, programsOf(including)] as const] : [];
      }),
    );
  }
}
