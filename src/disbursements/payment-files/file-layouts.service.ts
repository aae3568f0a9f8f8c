import { Injectable } from '@nestjs/common';
import type { FieldFault } from '#platform/errors/domain-error.js';
import { RecipientKey } from '#platform/vault/recipient-key.js';
import { RegistryService } from '#registry';
import type { CreateChannelDto } from '../delivery-channel.dto.js';
import type { CsvFileDto, StatementLayoutDto } from './file-channel.dto.js';
import { type CsvField, type FileLayout, STATEMENT_OUTCOMES, type StatementLayout } from './file-layout.js';
import { LayoutUnusable } from './payment-file.errors.js';

const NEEDED: readonly CsvField[] = ['reference', 'amount', 'payee_account'];
const MOST_WORDS = 50;
const LONGEST_WORD = 80;

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
  async of({ kind, csv, recipientKey }: CreateChannelDto): Promise<FileChannel | null> {
    const isFile = kind === 'csv_file';
    if (!isFile) {
      if (csv || recipientKey)
        throw new LayoutUnusable([{ pointer: '#/kind', message: 'this kind of channel is no file' }]);
      return null;
    }
    if (!recipientKey)
      throw new LayoutUnusable([{ pointer: '#/recipientKey', message: 'a file is encrypted to its receiver' }]);
    if (!csv) throw new LayoutUnusable([{ pointer: '#/csv', message: 'must say which columns the file has' }]);
    const faults = [...columnFaults(csv), ...(await this.nameFaults(csv)), ...statementFaults(csv.statement)];
    if (faults.length > 0) throw new LayoutUnusable(faults);
    const { jwk, thumbprint } = await RecipientKey.from(recipientKey);
    return { recipientKey: jwk, recipientThumbprint: thumbprint, fileLayout: layoutOf(csv) };
  }

  /** A name is made of texts that are kept sealed, and of nothing else that is known about somebody. */
  private async nameFaults({ nameAttributes = [] }: CsvFileDto): Promise<FieldFault[]> {
    const schema = new Map((await this.registry.attributeSchema()).map((attribute) => [attribute.key, attribute]));
    return nameAttributes.flatMap((key, index) => {
      const found = schema.get(key);
      const isText = found?.dataType === 'text' && found.storage === 'sealed' && found.appliesTo !== 'group';
      return isText
        ? []
        : [{ pointer: `#/csv/nameAttributes/${index}`, message: 'must be a text declared of individuals' }];
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

function statementFaults(statement: StatementLayoutDto | undefined): FieldFault[] {
  if (!statement) return [];
  const words = Object.entries(statement.outcomes);
  const faults: FieldFault[] = [];
  if (words.length === 0 || words.length > MOST_WORDS || words.some(([word]) => word.length > LONGEST_WORD))
    faults.push({
      pointer: '#/csv/statement/outcomes',
      message: `must have 1 to ${MOST_WORDS} words of at most ${LONGEST_WORD} characters`,
    });
  if (words.some(([, means]) => !STATEMENT_OUTCOMES.includes(means)))
    faults.push({
      pointer: '#/csv/statement/outcomes',
      message: `must each mean one of ${STATEMENT_OUTCOMES.join(', ')}`,
    });
  if (words.some(([, means]) => means === 'paid') && !statement.amount)
    faults.push({ pointer: '#/csv/statement/amount', message: 'must be told where payments are paid' });
  return faults;
}

function layoutOf({ delimiter = 'comma', columns, nameAttributes = [], statement }: CsvFileDto): FileLayout {
  const shown = columns.map(({ field, header }) => ({ field, header }));
  const read: StatementLayout | null = statement ? { ...statement, delimiter: statement.delimiter ?? 'comma' } : null;
  return { delimiter, columns: shown, nameAttributes, statement: read };
}
