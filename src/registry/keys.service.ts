import { Injectable } from '@nestjs/common';
import { OperationDto, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Page } from '#platform/http/page.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { RootKeys } from '#platform/vault/root-keys.js';
import { RotateMasterKeyService } from '#platform/vault/rotate-master-key/rotate-master-key.service.js';
import { KeyDto, type Rotatable } from './key.dto.js';
import { ENTRIES_UNDER } from './rotate-index-key/rotate-index-key.sql.js';

/** The long-lived keys as an administrator sees them: their versions, their rotation, the end of the old ones. */
@Injectable()
export class KeysService {
  constructor(
    private readonly roots: RootKeys,
    private readonly master: RotateMasterKeyService,
    private readonly operations: OperationsService,
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
  ) {}

  async list(): Promise<Page<KeyDto>> {
    this.scope.requireEverywhere('registrant');
    return new Page(await this.all(), null);
  }

  /** Throws when the key is being rotated already, or there is no master key to move to. */
  async rotate(key: Rotatable): Promise<OperationDto> {
    this.scope.requireEverywhere('registrant');
    if (key === 'master') await this.master.requireTarget();
    return this.uow.run(async () =>
      OperationDto.from(await this.operations.order({ kind: `rotate-${key}-key`, subject: key })),
    );
  }

  async destroy(purpose: string, version: number): Promise<KeyDto> {
    this.scope.requireEverywhere('registrant');
    await this.roots.destroy(purpose, version);
    const destroyed = (await this.all()).find((key) => key.purpose === purpose && key.version === version);
    if (!destroyed) throw new NotFound('key');
    return destroyed;
  }

  private async all(): Promise<KeyDto[]> {
    const [roots, wrapped, entries] = await Promise.all([
      this.roots.list(),
      this.roots.wrappedUnder(),
      this.uow.rows<{ version: number; entries: number }>(ENTRIES_UNDER),
    ]);
    const indexed = new Map(entries.map((row) => [row.version, row.entries]));
    const under: Partial<Record<string, ReadonlyMap<number, number>>> = { registrant: wrapped, index: indexed };
    return roots.map((root) =>
      KeyDto.from(root, under[root.purpose] ? (under[root.purpose]!.get(root.version) ?? 0) : null),
    );
  }
}
