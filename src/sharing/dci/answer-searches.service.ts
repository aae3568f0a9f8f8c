import { Injectable } from '@nestjs/common';
import { Handles, programsOf, type Scope, ScopeService } from '#access';
import { type BeneficiaryRecord, BeneficiariesService } from '#beneficiaries';
import { ProgramsService } from '#programs';
import { RegistryService } from '#registry';
import type { Agreement } from '../agreements/agreement.entity.js';
import type { DciBeneficiaryDto } from './beneficiary.dto.js';
import { composeDci } from './compose-dci.js';
import { dtoOf } from './dto-of.js';
import { DciDataDto, DciPaginationDto, SearchItemDto } from './envelope.dto.js';
import { asObject, type Json, MOST_ID } from './received.js';
import { isDescending, ItemRejected, type Paging, pagingOf, questionOf, type Wanted } from './search-query.js';
import { RECORD_TYPE, REG_TYPE, statesOf } from './vocabulary.js';

/** Pages that are called back for one item. */
const MOST_PAGES = 20;
/** Enrolments that a search may find: beyond them a page takes too long to find. */
const MOST_FOUND = 10_000;

interface Found {
  readonly records: readonly DciBeneficiaryDto[];
  readonly total: number;
}

/** Answers the items of a search, within the agreement and the grants of its client, whichever is less. */
@Injectable()
export class AnswerSearches {
  constructor(
    private readonly scope: ScopeService,
    private readonly registry: RegistryService,
    private readonly beneficiaries: BeneficiariesService,
    private readonly programs: ProgramsService,
    private readonly handles: Handles,
  ) {}

  /** An answer to each item, in their order; what is wrong with an item is its answer. */
  async answer(items: readonly Json[], agreement: Agreement): Promise<SearchItemDto[]> {
    const seen = new Set<string>();
    const answers: SearchItemDto[] = [];
    for (const item of items) {
      const id = String(item['reference_id']);
      answers.push(await this.item(item, agreement, seen.has(id)));
      seen.add(id);
    }
    return answers;
  }

  /**
   * The same, and after the page that was asked for those that follow it, up to twenty: the first holds an answer to each item,
   * every other what is left of some.
   */
  async pages(items: readonly Json[], agreement: Agreement): Promise<SearchItemDto[][]> {
    const first = await this.answer(items, agreement);
    const pages = [first];
    for (const [index, { pagination }] of first.entries()) {
      if (!pagination) continue;
      const { page_size: size, page_number: page, total_count: total } = pagination;
      const last = Math.min(Math.ceil(total / size), page + MOST_PAGES - 1);
      for (let next = page + 1; next <= last; next++)
        (pages[next - page] ??= []).push(await this.item(turnedTo(items[index]!, next, size), agreement, false));
    }
    return pages;
  }

  private async item(item: Json, agreement: Agreement, isTwice: boolean): Promise<SearchItemDto> {
    const id = String(item['reference_id']);
    const told = { reference_id: id.slice(0, MOST_ID), timestamp: new Date().toISOString(), locale: item['locale'] };
    try {
      if (id === '' || id.length > MOST_ID)
        throw new ItemRejected('rjct.reference_id.invalid', 'reference_id must have 1 to 99 characters');
      if (isTwice) throw new ItemRejected('rjct.reference_id.duplicate', 'An item before has this reference_id');
      const criteria = asObject(item['search_criteria']);
      const paging = pagingOf(criteria, item);
      const { records, total } = await this.found(criteria, agreement, paging);
      const data = dtoOf(DciDataDto, {
        version: '1.0.0',
        reg_type: REG_TYPE,
        reg_record_type: RECORD_TYPE,
        reg_records: records,
      });
      const pagination = { page_size: paging.size, page_number: paging.page, total_count: total };
      return dtoOf(SearchItemDto, {
        ...told,
        status: 'succ',
        data,
        pagination: dtoOf(DciPaginationDto, pagination),
      });
    } catch (error) {
      if (!(error instanceof ItemRejected)) throw error;
      const { reason, message } = error;
      return dtoOf(SearchItemDto, {
        ...told,
        status: 'rjct',
        status_reason_code: reason,
        status_reason_message: message,
      });
    }
  }

  private async found(criteria: Json, agreement: Agreement, paging: Paging): Promise<Found> {
    const newestFirst = isDescending(criteria);
    const question = questionOf(criteria, agreement);
    if (question.by === 'predicate') return this.matching(question.wanted, agreement, paging, newestFirst);
    const ids = await this.registry.lookup(question.idType, question.value);
    const all = await this.told(await this.within(agreement, ids), agreement);
    const from = (paging.page - 1) * paging.size;
    const at = (record: DciBeneficiaryDto): string => record.enrollment_date ?? '';
    const ordered = all.toSorted((one, other) => (at(one) < at(other) ? -1 : 1) * (newestFirst ? -1 : 1));
    return { records: ordered.slice(from, from + paging.size), total: all.length };
  }

  /** Enrolments by what they have in common, newest first or last; each is told as what somebody is in that program. */
  private async matching(wanted: Wanted, agreement: Agreement, paging: Paging, newestFirst: boolean): Promise<Found> {
    const [{ programIds }] = this.scopes(agreement) as [Scope];
    const known = await this.programs.byIds(programIds ?? []);
    const asked = known.filter(({ code }) => wanted.programs?.includes(code) ?? true).map(({ id }) => id);
    const from = (paging.page - 1) * paging.size;
    const criteria = { programIds: asked, ...statesOf(wanted.statuses), from: wanted.from, before: wanted.before };
    const found = await this.programs.search(criteria, { from, limit: paging.size, newestFirst, most: MOST_FOUND });
    if (found.total > MOST_FOUND)
      throw new ItemRejected('rjct.search.too_many_records_found', `More than ${MOST_FOUND} enrolments are found`);
    const people = await this.within(agreement, [...new Set(found.enrolments.map(({ registrantId }) => registrantId))]);
    const told = await this.told(people, agreement, new Set(found.enrolments.map(({ id }) => id)));
    const place = new Map(
      found.enrolments.map(({ id }, index) => [`urn:amparo:enrolment:${this.handles.show('enrolment', id)}`, index]),
    );
    return {
      records: told.toSorted((one, other) => place.get(one['@id'])! - place.get(other['@id'])!),
      total: found.total,
    };
  }

  /** Entries as beneficiaries, of the programs that are agreed and granted. The same is done when nobody was found. */
  within(agreement: Agreement, ids: readonly string[]): Promise<BeneficiaryRecord[]> {
    return this.beneficiaries.beneficiaries(ids, this.scopes(agreement));
  }

  private scopes({ programIds }: Agreement): readonly Scope[] {
    const granted = programsOf(this.scope.scopes());
    const both = granted === null ? programIds : programIds.filter((id) => granted.includes(id));
    return [{ programIds: both, areas: null }];
  }

  /** Of each person every program, or those of these enrolments. */
  private async told(
    found: readonly BeneficiaryRecord[],
    { fields }: Agreement,
    only?: ReadonlySet<string>,
  ): Promise<DciBeneficiaryDto[]> {
    const enrolments = found.flatMap(({ programs }) => programs.map(({ enrolment }) => enrolment));
    const reasons = await this.programs.exitReasonsOf(enrolments.filter(({ state }) => state === 'exited'));
    const handle = (kind: 'registrant' | 'enrolment', id: string): string => this.handles.show(kind, id);
    return found.flatMap((beneficiary) =>
      beneficiary.programs
        .filter(({ enrolment }) => only?.has(enrolment.id) ?? true)
        .flatMap((share) => composeDci(beneficiary, share, reasons.get(share.enrolment.id), fields, handle) ?? []),
    );
  }
}

/** The item, as if another page of it had been asked for. */
const turnedTo = (item: Json, page: number, size: number): Json => {
  const pagination = { page_size: size, page_number: page };
  const { pagination: _, ...rest } = item;
  return { ...rest, search_criteria: { ...asObject(item['search_criteria']), pagination } };
};
