import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf } from '#platform/http/page.js';
import { DuplicateClusterDto, DuplicateDetailDto, type DuplicatesQuery } from './duplicate.dto.js';
import type {
  DuplicateClusterRecord,
  DuplicateMatchRecord,
  DuplicateMemberRecord,
  DuplicateMoveRecord,
} from './duplicate.record.js';
import {
  DUPLICATES_OF_PROGRAM,
  FIND_DUPLICATES,
  MATCHES_AMONG,
  MEMBERS_OF_DUPLICATES,
  MOVES_OF_DUPLICATES,
} from './duplicates.sql.js';
import { ProgramsService } from './programs.service.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

/** Clusters of a program's duplicates, as far as anybody may know them: who, by which keys, and what was decided. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly programs: ProgramsService,
    private readonly cursors: Cursors,
  ) {}

  async list(programId: string, { state, cursor, limit }: DuplicatesQuery): Promise<Page<DuplicateClusterDto>> {
    await this.programs.visible(programId);
    const list = `duplicates:${programId}:${state ?? ''}`;
    const after = this.cursors.decode<string>(list, cursor) ?? FIRST;
    const values = [programId, state ?? null, after, limit + 1];
    const rows = await this.uow.rows<DuplicateClusterRecord>(DUPLICATES_OF_PROGRAM, values);
    return pageOf(this.cursors, list, rows, limit, (row) => row.id).map(DuplicateClusterDto.from);
  }

  /** Throws {@link NotFound}, also for a cluster of another program. */
  async get(programId: string, clusterId: string): Promise<DuplicateDetailDto> {
    await this.programs.visible(programId);
    const cluster = await this.require(programId, clusterId);
    const members = await this.members(clusterId);
    const ids = members.map(({ registrantId }) => registrantId);
    const matches = await this.uow.rows<DuplicateMatchRecord>(MATCHES_AMONG, [programId, ids]);
    const history = await this.uow.rows<DuplicateMoveRecord>(MOVES_OF_DUPLICATES, [clusterId]);
    return DuplicateDetailDto.of(cluster, members, matches, history);
  }

  /** Throws {@link NotFound}. */
  async require(programId: string, clusterId: string): Promise<DuplicateClusterRecord> {
    const cluster = await this.uow.row<DuplicateClusterRecord>(FIND_DUPLICATES, [programId, clusterId]);
    if (!cluster) throw new NotFound('cluster');
    return cluster;
  }

  members(clusterId: string): Promise<DuplicateMemberRecord[]> {
    return this.uow.rows<DuplicateMemberRecord>(MEMBERS_OF_DUPLICATES, [clusterId]);
  }
}
