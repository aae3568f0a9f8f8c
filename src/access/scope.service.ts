import { Injectable } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Areas } from './areas.js';
import { currentCaller, programsOf, type Scope } from './caller.js';
import type { DataClass } from './data-classes.js';
import { DataClassNotGranted, WholeProgramNeeded } from './permission.guard.js';
import type { Permission } from './permissions.js';

/** Which rows the caller may touch with the permission the route asks for. */
@Injectable()
export class ScopeService {
  constructor(private readonly areas: Areas) {}

  /**
   * Where the permission is held: a row is in reach when one of these includes its program and the area of its registrant.
   * With a class of data: of the grants that may touch it.
   */
  scopes(dataClass?: DataClass): readonly Scope[] {
    const caller = currentCaller();
    const holdings = caller.using ? caller.holdingsOf(caller.using) : [];
    return dataClass ? holdings.filter((held) => held.dataClasses.includes(dataClass)) : holdings;
  }

  /** Where the permission is held for a class of data. Throws {@link DataClassNotGranted} when it is nowhere. */
  scopesFor(dataClass: DataClass): readonly Scope[] {
    const scopes = this.scopes(dataClass);
    if (scopes.length === 0) throw new DataClassNotGranted(dataClass);
    return scopes;
  }

  /** Programs in scope, null for all: a condition `$1::uuid[] is null or program_id = any($1)`. Areas limit besides. */
  programs(): readonly string[] | null {
    return programsOf(this.scopes());
  }

  /**
   * Areas of a program whose registrants are in scope, with every area below them; null for everybody in it. A condition
   * `$1::text[] is null or area_code = any($1)`, of the registrant's own area: who has none is in none. With a class of data: by the
   * grants that may touch it, which can be none.
   */
  areasIn(programId: string, dataClass?: DataClass): Promise<readonly string[] | null> {
    return this.areasOf(
      this.scopes(dataClass).filter(({ programIds }) => programIds === null || programIds.includes(programId)),
    );
  }

  /** The same for registrants as such, whatever programs they are in: asked after {@link requireEverywhere}. */
  areasEverywhere(): Promise<readonly string[] | null> {
    return this.areasOf(this.scopes().filter(({ programIds }) => programIds === null));
  }

  /**
   * Refuses a program out of scope exactly like an unknown one; `what` is what was asked for. Who has the program within areas
   * only, and asks for what concerns all of it, is told so: {@link WholeProgramNeeded}.
   */
  requireProgram(programId: string, what = 'program'): void {
    const trace = RequestContext.trace();
    if (trace) trace.programId = programId;
    const programs = this.programs();
    if (programs === null || programs.includes(programId)) return;
    const { using, holdings } = currentCaller();
    const withinAreas = programsOf(holdings.filter(({ permissions }) => using && permissions.has(using)));
    if (withinAreas?.includes(programId) ?? true) throw new WholeProgramNeeded(using!);
    throw new NotFound(what);
  }

  /** Refuses who has the program within areas only. Throws {@link NotFound} as well, and {@link WholeProgramNeeded}. */
  requireWholeProgram(programId: string, what = 'program'): void {
    this.requireProgram(programId, what);
    const whole = programsOf(this.scopes().filter(({ areas }) => areas === null));
    if (whole !== null && !whole.includes(programId)) throw new WholeProgramNeeded(currentCaller().using!);
  }

  /** For what is not of one program (ID types, sources, channels): the permission must be held without a program limit. `what` is named as for an unknown one. */
  requireEverywhere(what = 'resource'): void {
    if (!this.isEverywhere()) throw new NotFound(what);
  }

  /** Whether the permission is held without a program limit. */
  isEverywhere(): boolean {
    return this.programs() === null;
  }

  /** Whether the permission is held without any limit, of programs or of areas. */
  isUnlimited(): boolean {
    return this.scopes().some(({ programIds, areas }) => programIds === null && areas === null);
  }

  permits(permission: Permission): boolean {
    return currentCaller().holds(permission);
  }

  private async areasOf(scopes: readonly Scope[]): Promise<readonly string[] | null> {
    if (scopes.some(({ areas }) => areas === null)) return null;
    return this.areas.within([...new Set(scopes.flatMap(({ areas }) => areas ?? []))]);
  }
}
