import { Injectable } from '@nestjs/common';
import type { Scope } from '../caller.js';
import { ScopeService } from '../scope.service.js';

/** What an answer may show at most, by the grants of the caller: chosen here, never by a parameter. */
@Injectable()
export class Ceilings {
  constructor(private readonly scope: ScopeService) {}

  /**
   * Whether attributes may be shown of people in a program, or with null of registrants as such: when each grant that lets
   * the caller see these rows also names the class of data, or one without a limit of areas does.
   */
  attributes(programId: string | null): boolean {
    const isOf = ({ programIds }: Scope): boolean =>
      programIds === null || (programId !== null && programIds.includes(programId));
    const telling = this.scope.scopes('attributes').filter(isOf);
    const all = this.scope.scopes().filter(isOf);
    return telling.length > 0 && (telling.length === all.length || telling.some(({ areas }) => areas === null));
  }
}
