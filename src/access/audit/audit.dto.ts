import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import type { AuditRecord } from '#platform/audit/audit-log.service.js';
import { IsInstant } from '#platform/http/instant.js';
import { PageQuery } from '#platform/http/page.js';
import { Counts, Handle, Operational, Public } from '../views/field.decorators.js';
import { FiltersBy } from '../views/filters-by.decorator.js';

const instant = { type: String, format: 'date-time' } as const;

/** Which events: every condition that is given must hold. */
export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'The user who acted' })
  @IsOptional()
  @IsUUID()
  @FiltersBy('actorId')
  actor?: string;

  @ApiPropertyOptional({ example: 'registrant:read' })
  @IsOptional()
  @IsString()
  @Matches(/^[\w.:/-]{1,100}$/)
  @FiltersBy('action')
  action?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  @FiltersBy('programId')
  program?: string;

  @ApiPropertyOptional({ description: 'Handle of a registrant that was touched' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{22}$/)
  @FiltersBy('registrants')
  registrant?: string;

  @ApiPropertyOptional({ ...instant, description: 'At or after' })
  @IsOptional()
  @IsInstant()
  @FiltersBy('at')
  from?: string;

  @ApiPropertyOptional({ ...instant, description: 'Before' })
  @IsOptional()
  @IsInstant()
  @FiltersBy('at')
  until?: string;
}

/** Kinds of objects whose raw ids may be shown: nobody's data hangs on them. */
const OPEN_KINDS: ReadonlySet<string> = new Set(['program', 'cycle', 'batch', 'operation', 'grant', 'user', 'channel']);

/** What somebody did, or tried to. */
export class AuditEventDto {
  @Operational({ format: 'uuid' }) id!: string;
  @Operational(instant) at!: Date;
  @Operational({ description: 'Its place in the chain: the stream' }) stream!: number;
  @Operational({ description: 'Its place in the chain: the number in the stream' }) seq!: number;
  @Operational({ type: String, format: 'uuid', nullable: true }) actorId!: string | null;
  @Public({ type: String, nullable: true }) organisation!: string | null;
  @Public({ example: 'registrant:read' }) action!: string;
  @Public({ type: String, nullable: true }) objectKind!: string | null;
  @Operational({ type: String, isArray: true, description: 'Of kinds that are nobody: programs, cycles, operations' })
  objectIds!: readonly string[];
  @Handle('registrant', { isArray: true }) registrants!: readonly string[];
  @Operational({ type: String, format: 'uuid', nullable: true }) programId!: string | null;
  @Public({ type: String, nullable: true }) purpose!: string | null;
  @Operational({ description: 'Whether a reason was given; it stays sealed' }) justified!: boolean;
  @Operational({ enum: ['succeeded', 'refused', 'failed'] }) outcome!: string;
  @Public({ type: String, nullable: true, example: 'GET:/v1/registrants/:id' }) route!: string | null;
  @Operational({ type: String, nullable: true }) correlationId!: string | null;
  @Counts() counts!: Readonly<Record<string, number>>;

  static from(record: AuditRecord): AuditEventDto {
    const { objectKind, objectIds, facts, ...told } = record;
    const { route } = facts;
    return Object.assign(new AuditEventDto(), {
      ...told,
      objectKind,
      objectIds: objectKind !== null && OPEN_KINDS.has(objectKind) ? objectIds : [],
      registrants: objectKind === 'registrant' ? objectIds : [],
      route: typeof route === 'string' ? route : null,
      counts: Object.fromEntries(Object.entries(facts).filter(([, fact]) => typeof fact === 'number')),
    });
  }
}
