import { Injectable } from '@nestjs/common';
import { CopyRows } from '#platform/database/copy-rows.js';
import { copyInto } from '#platform/database/stage.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { FIND_MARKS, MARKS } from './import.sql.js';

/** What a mark says of whom. `sign` is any text; it leaves as a keyed token of the import. */
export interface Mark {
  readonly sign: string;
  /** Id of a registrant, on file or made up by the dry run. */
  readonly subject: string;
}

/** What a dry run would have written by now, so that later rows of the file are judged as if it were on file. */
@Injectable()
export class ImportMarks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tokens: LinkToken,
  ) {}

  /** Subjects by sign; a sign nobody set is missing. */
  async find(importId: string, signs: readonly string[]): Promise<Map<string, string[]>> {
    const signOf = new Map(signs.map((sign) => [this.token(importId, sign).toString('hex'), sign]));
    const marks = [...signOf.keys()].map((token) => Buffer.from(token, 'hex'));
    const found = new Map<string, string[]>();
    for (const { mark, subject } of await this.uow.rows<{ mark: Buffer; subject: string }>(FIND_MARKS, [
      importId,
      marks,
    ])) {
      const sign = signOf.get(mark.toString('hex'))!;
      found.set(sign, [...(found.get(sign) ?? []), subject]);
    }
    return found;
  }

  /** In the unit of work of the caller; each mark once. */
  async set(importId: string, marks: readonly Mark[]): Promise<void> {
    if (marks.length === 0) return;
    const rows = new CopyRows(3);
    for (const { sign, subject } of marks) rows.row().uuid(importId).bytes(this.token(importId, sign)).uuid(subject);
    await copyInto(this.uow.client, MARKS, [rows.take()]);
  }

  private token(importId: string, sign: string): Buffer {
    return this.tokens.of('import', importId, sign);
  }
}
