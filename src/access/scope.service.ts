import { Injectable } from '@nestjs/common';
import { NotFound } from '#platform/errors/common.errors.js';
import { currentCaller } from './caller.js';
import type { Permission } from './permissions.js';

/** Which rows the caller may touch with the permission the route asks for. */
@Injectable()
export class ScopeService {
  /** Programs in scope, null for all: a condition `$1::uuid[] is null or program_id = any($1)`. */
  programs(): readonly string[] | null {
    const caller = currentCaller();
    return caller.using ? caller.programsFor(caller.using) : [];
  }

  /** Refuses a program out of scope exactly like an unknown one. */
  requireProgram(programId: string): void {
    const programs = this.programs();
    if (programs !== null && !programs.includes(programId)) throw new NotFound('program');
  }

  /** For what is not of one program (ID types, sources, channels): the permission must be held without a program limit. `what` is named as for an unknown one. */
  requireEverywhere(what = 'resource'): void {
    if (!this.isEverywhere()) throw new NotFound(what);
  }

  /** Whether the permission is held without a program limit. */
  isEverywhere(): boolean {
    return this.programs() === null;
  }

  permits(permission: Permission): boolean {
    return currentCaller().holds(permission);
  }
}
