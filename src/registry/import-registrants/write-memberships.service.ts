import { Injectable } from '@nestjs/common';
import { CopyRows } from '#platform/database/copy-rows.js';
import { stage } from '#platform/database/stage.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { postgresMicroseconds } from '../absorb-records/copy-instants.js';
import type { ImportJob, Outcome } from './import-job.js';
import { ImportMarks, type Mark } from './import-marks.service.js';
import type { RowFault } from './import.record.js';
import { BEGIN_IMPORTED, IMPORTED_COLUMNS, LOCK_ENDS, MEMBERSHIPS_FROM } from './memberships.sql.js';
import {
  type Belonging,
  type OnFile,
  OVERLAPS,
  planMemberships,
  type ResolvedMembership,
  SECOND,
} from './plan-memberships.js';

/** Begins the memberships of a chunk, in its transaction. */
@Injectable()
export class WriteMemberships {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly marks: ImportMarks,
  ) {}

  async write(job: ImportJob, rows: readonly ResolvedMembership[]): Promise<Outcome> {
    if (rows.length === 0) return { faults: [], counts: {} };
    const earlier = job.dryRun ? await this.earlier(job.id, rows) : [];
    if (!job.dryRun) await this.lock(rows);
    const { begun, faults, skipped } = planMemberships(rows, [...(await this.onFile(rows)), ...earlier]);
    const lost = job.dryRun ? [] : await this.begin(begun);
    if (job.dryRun) await this.marks.set(job.id, begun.flatMap(marksOf));
    return {
      faults: [...faults, ...lost],
      counts: { created: begun.length - lost.length, skipped, updated: 0, knownMatches: skipped },
    };
  }

  /** Holds groups and members, in key order as everybody does, so that what is found about them is true when it is written. */
  private async lock(rows: readonly ResolvedMembership[]): Promise<void> {
    await this.uow.rows(LOCK_ENDS, [[...new Set(rows.flatMap(({ groupId, memberId }) => [groupId, memberId]))]]);
  }

  private onFile(rows: readonly ResolvedMembership[]): Promise<OnFile[]> {
    const earliest = new Date(Math.min(...rows.map(({ startedAt }) => startedAt.getTime())));
    return this.uow.rows<OnFile>(MEMBERSHIPS_FROM, [[...new Set(rows.map(({ groupId }) => groupId))], earliest]);
  }

  /** What the chunks before would have begun, had the run not been dry. */
  private async earlier(importId: string, rows: readonly ResolvedMembership[]): Promise<OnFile[]> {
    const marked = await this.marks.find(importId, [...new Set(rows.flatMap(marksOf).map(({ sign }) => sign))]);
    return rows.flatMap((row): OnFile[] => {
      const endless = { ...row, endedAt: null };
      const set = marksOf({ ...row, isHead: true, isRepresentative: true });
      const [own, head, representative] = set.map(({ sign }) => marked.get(sign) ?? []) as [
        string[],
        string[],
        string[],
      ];
      const exact = marked.has(exactly(row));
      return [
        ...(own.includes(row.memberId) ? [exact ? endless : { ...endless, relationship: 'other than told' }] : []),
        ...head.map((memberId) => ({ ...endless, memberId, isHead: true, isRepresentative: false })),
        ...representative.map((memberId) => ({ ...endless, memberId, isHead: false, isRepresentative: true })),
      ];
    });
  }

  /** Rows that lost against a writer who took no lock are faults. */
  private async begin(begun: readonly ResolvedMembership[]): Promise<RowFault[]> {
    if (begun.length === 0) return [];
    const ids = begun.map(() => newId());
    const rows = new CopyRows(7);
    begun.forEach((one, index) =>
      rows
        .row()
        .uuid(ids[index]!)
        .uuid(one.groupId)
        .uuid(one.memberId)
        .boolean(one.isHead)
        .boolean(one.isRepresentative)
        .text(one.relationship)
        .bigint(postgresMicroseconds(one.startedAt.getTime())),
    );
    await stage(this.uow.client, 'imported_membership', IMPORTED_COLUMNS, [rows.take()]);
    const written = new Set((await this.uow.rows<{ id: string }>(BEGIN_IMPORTED)).map(({ id }) => id));
    return begun.flatMap((one, index) =>
      written.has(ids[index]!) ? [] : [{ row: one.row, column: null, rule: one.isHead ? SECOND.head : OVERLAPS }],
    );
  }
}

const exactly = ({ groupId, memberId, isHead, isRepresentative, relationship }: Belonging): string =>
  ['exactly', groupId, memberId, isHead, isRepresentative, relationship].join(' ');

/** What a later row must know of a membership: whose it is, who is head, who represents. */
function marksOf(one: Belonging): Mark[] {
  const mark = (sign: string): Mark => ({ sign, subject: one.memberId });
  return [
    mark(`member ${one.groupId} ${one.memberId}`),
    ...(one.isHead ? [mark(`head ${one.groupId}`)] : []),
    ...(one.isRepresentative ? [mark(`representative ${one.groupId}`)] : []),
    mark(exactly(one)),
  ];
}
