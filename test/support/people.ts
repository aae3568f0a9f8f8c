import { AbsorbRecords, type DecidedEntry, type Relationship } from '#registry';
import { Handles } from '#access';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { KeyStore } from '#platform/vault/key-store.js';
import type { HandleKind } from '#access';
import type { TestApp } from './app.js';
import { connected } from './database.js';

export interface TestMember {
  readonly registrantId: string;
  readonly isHead?: boolean;
  readonly isRepresentative?: boolean;
  readonly relationship?: Relationship;
}

type Content = Partial<DecidedEntry['record']>;

/** Registrants of an application under test, written through the corridor and known by their raw ids. */
export class TestPeople {
  constructor(private readonly amparo: TestApp) {}

  async individual(content: Content = {}): Promise<string> {
    return (await this.create([{ kind: 'individual', record: { attributes: {}, openCodes: {}, ...content } }]))[0]!;
  }

  individuals(count: number): Promise<string[]> {
    const record = { attributes: {}, openCodes: {} };
    return this.create(Array.from({ length: count }, () => ({ kind: 'individual' as const, record })));
  }

  async group(members: readonly TestMember[] = [], content: Content = {}): Promise<string> {
    const told = members.map((member) => ({ isHead: false, ...member }));
    const record = { attributes: {}, openCodes: {}, ...content };
    return (await this.create([{ kind: 'group', record, members: told }]))[0]!;
  }

  /** Replaces the profile, which becomes the given version. */
  rewrite(registrantId: string, profileVersion: number, attributes: Record<string, string | number>): Promise<void> {
    return this.update({ registrantId, kind: 'individual', profileVersion, record: { attributes, openCodes: {} } });
  }

  /** Replaces the members, and the profile, which becomes the given version. */
  rewriteGroup(registrantId: string, profileVersion: number, members: DecidedEntry['members']): Promise<void> {
    const record = { attributes: {}, openCodes: {} };
    return this.update({ registrantId, kind: 'group', profileVersion, record, ...(members ? { members } : {}) });
  }

  async write(entries: readonly DecidedEntry[]): Promise<void> {
    const corridor = this.amparo.app.get(AbsorbRecords, { strict: false });
    const batch = await corridor.sealDecided(entries);
    await this.amparo.app.get(UnitOfWork, { strict: false }).run(() => corridor.write(batch));
  }

  /** As the people of this organisation see it. */
  handle(id: string, kind: HandleKind = 'registrant', organisation = 'development'): string {
    const handles = this.amparo.app.get(Handles, { strict: false });
    return RequestContext.runAs('test', { userId: 'test', organisation, reach: '', programs: null }, () =>
      handles.show(kind, id),
    );
  }

  rows<R extends Record<string, unknown>>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    return connected(this.amparo.urls.data, async (client) => (await client.query<R>(sql, [...values])).rows);
  }

  private async update(entry: Omit<DecidedEntry, 'change' | 'storedKey'>): Promise<void> {
    const keys = await this.amparo.app.get(KeyStore, { strict: false }).fetch([entry.registrantId]);
    await this.write([{ ...entry, change: 'updated', storedKey: keys.get(entry.registrantId)! }]);
  }

  private async create(entries: readonly Pick<DecidedEntry, 'kind' | 'record' | 'members'>[]): Promise<string[]> {
    const decided = entries.map((entry) => ({
      ...entry,
      registrantId: newId(),
      change: 'created' as const,
      profileVersion: 1,
    }));
    await this.write(decided);
    return decided.map(({ registrantId }) => registrantId);
  }
}
