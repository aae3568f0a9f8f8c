import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { FieldFault } from '#platform/errors/domain-error.js';
import { RecipientKey } from '#platform/vault/recipient-key.js';
import { RegistryService } from '#registry';
import { capabilityOf } from '../channel-kinds.js';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import type { CsvFileDto, Iso20022FileDto, StatementLayoutDto } from './file-channel.dto.js';
import { type CsvField, type FileLayout, STATEMENT_OUTCOMES, type StatementLayout } from './file-layout.js';
import { LayoutUnusable } from './payment-file.errors.js';

const NEEDED: readonly CsvField[] = ['reference', 'amount', 'payee_account'];
const MOST_WORDS = 50;
const LONGEST_WORD = 80;

/** What somebody says of a channel and its files. */
export interface FilesTold {
  readonly payerAccount?: string | null | undefined;
  readonly recipientKey?: object | undefined;
  readonly csv?: CsvFileDto | undefined;
  readonly iso20022?: Iso20022FileDto | undefined;
}

/** What a channel whose messages are files keeps of itself. */
export interface FileChannel {
  readonly recipientKey: object;
  readonly recipientThumbprint: string;
  readonly fileLayout: FileLayout;
}

/** Checks how the files of a channel are to look, and whom they are for. */
@Injectable()
export class FileLayoutsService {
  constructor(private readonly registry: RegistryService) {}

  /** Null for a channel that is no file. Throws {@link LayoutUnusable}, `RecipientKeyUnfit`. */
  async of(body: FilesTold & Pick<DeliveryChannel, 'kind'>): Promise<FileChannel | null> {
    const { describedBy: part, longestAccount } = capabilityOf(body.kind);
    const told = [
      part === 'csv' ? body.iso20022 : body.csv,
      part === null ? (body.iso20022 ?? body.recipientKey) : null,
    ];
    if (told.some((one) => one !== null && one !== undefined))
      throw unusable('#/kind', 'this kind of channel has no such file');
    if (part === null) return null;
    const { recipientKey, [part]: file } = body;
    if (!recipientKey) throw unusable('#/recipientKey', 'a file is encrypted to its receiver');
    if (!file) throw unusable(`#/${part}`, 'must say how the file looks');
    const faults = [
      ...(part === 'csv' ? columnFaults(body.csv!) : payerFaults(body.payerAccount, longestAccount!)),
      ...(await this.nameFaults(part, file.nameAttributes)),
      ...statementFaults(part, file.statement),
    ];
    if (faults.length > 0) throw new LayoutUnusable(faults);
    const { jwk, thumbprint } = await RecipientKey.from(recipientKey as Record<string, unknown>);
    const fileLayout = part === 'csv' ? csvLayout(body.csv!) : isoLayout(body.iso20022!);
    return { recipientKey: jwk, recipientThumbprint: thumbprint, fileLayout };
  }

  /** A layout as somebody told it: the part of a channel that it was made of. */
  described(layout: FileLayout): CsvFileDto & Iso20022FileDto {
    const told = Object.entries(layout).filter(([, value]) => value !== null && !isDeepStrictEqual(value, []));
    return Object.fromEntries(told) as never;
  }

  /** A name is made of texts that are kept sealed, and of nothing else that is known about somebody. */
  private async nameFaults(part: string, nameAttributes: readonly string[] = []): Promise<FieldFault[]> {
    const schema = new Map((await this.registry.attributeSchema()).map((attribute) => [attribute.key, attribute]));
    return nameAttributes.flatMap((key, index) => {
      const found = schema.get(key);
      const isText = found?.dataType === 'text' && found.storage === 'sealed' && found.appliesTo !== 'group';
      const pointer = `#/${part}/nameAttributes/${index}`;
      return isText ? [] : [{ pointer, message: 'must be a text declared of individuals' }];
    });
  }
}

function columnFaults({ columns, nameAttributes }: CsvFileDto): FieldFault[] {
  const has = (wanted: CsvField): boolean => columns.some(({ field }) => field === wanted);
  const faults = NEEDED.filter((field) => !has(field)).map((field) => ({
    pointer: '#/csv/columns',
    message: `must have a column ${field}`,
  }));
  if (has('payee_name') !== (nameAttributes !== undefined))
    faults.push({ pointer: '#/csv/nameAttributes', message: 'goes with a column payee_name, and that with it' });
  return faults;
}

function payerFaults(payerAccount: string | null | undefined, longest: number): FieldFault[] {
  const fits = typeof payerAccount === 'string' && payerAccount.length <= longest;
  return fits ? [] : [{ pointer: '#/payerAccount', message: `must have 1 to ${longest} characters` }];
}

function statementFaults(part: string, statement: StatementLayoutDto | undefined): FieldFault[] {
  if (!statement) return [];
  const at = `#/${part}/statement`;
  const words = Object.entries(statement.outcomes);
  const faults: FieldFault[] = [];
  const fault = (pointer: string, message: string): void => void faults.push({ pointer: `${at}/${pointer}`, message });
  if (words.length === 0 || words.length > MOST_WORDS || words.some(([word]) => word.length > LONGEST_WORD))
    fault('outcomes', `must have 1 to ${MOST_WORDS} words of at most ${LONGEST_WORD} characters`);
  if (words.some(([, means]) => !STATEMENT_OUTCOMES.includes(means)))
    fault('outcomes', `must each mean one of ${STATEMENT_OUTCOMES.join(', ')}`);
  if (words.some(([, means]) => means === 'paid') && !statement.amount)
    fault('amount', 'must be told where payments are paid');
  return faults;
}

const csvLayout = ({ delimiter = 'comma', columns, nameAttributes = [], statement }: CsvFileDto): FileLayout => ({
  delimiter,
  columns: columns.map(({ field, header }) => ({ field, header })),
  nameAttributes,
  statement: statementLayout(statement),
});

const isoLayout = ({
  payerName,
  payerBic,
  paidAt = 'ACCC',
  nameAttributes,
  statement,
}: Iso20022FileDto): FileLayout => ({
  payerName,
  payerBic: payerBic ?? null,
  paidAt,
  nameAttributes,
  statement: statementLayout(statement),
});

const statementLayout = (statement: StatementLayoutDto | undefined): StatementLayout | null =>
  statement ? { ...statement, delimiter: statement.delimiter ?? 'comma' } : null;

const unusable = (pointer: string, message: string): LayoutUnusable => new LayoutUnusable([{ pointer, message }]);
