import { parseBody, parseSliced } from '#platform/http/outbound-body.js';
import type { MakeReader } from '#registry';
import { readDciAnswer, RECORDS_PATH } from '../dialects/dci-answer.js';
import { readOpenG2PAnswer } from '../dialects/openg2p-answer.js';
import type { PageQuestion, ReadAnswer } from '../dialects/page-answer.js';
import { type AnswerFault, faultOf } from '../dialects/peer-answer.js';
import { type SignedPart, signedPartOf } from '#platform/signatures/signed-part.js';
import type { Rejected } from '../quarantine/set-aside.service.js';
import type { DialectName, SourceMapping } from '../social-registry.entity.js';
import { type MappedPage, mapPage } from './map-page.js';
import { mappingContext, type MappingContext } from './map-record.js';

/** How a source speaks, and what of its records is needed. */
export interface ReaderParameters {
  readonly dialect: DialectName;
  readonly mapping: SourceMapping;
}

export interface ToldQuestion extends PageQuestion {
  readonly wantsSigned: boolean;
}

/** What is said of a page before its records are made: where the next one begins, or what is wrong with it. */
export interface Verdict extends Pick<ReadAnswer, 'next' | 'total' | 'seen'> {
  readonly fault: AnswerFault | null;
  readonly signedPart: SignedPart | null;
}

/** Beside the records. */
export interface ToldBeside {
  readonly received: number;
  readonly rejected: readonly Rejected[];
  readonly dropped: number;
  /** A record of it is no JSON, which is found when it is its turn: then the page is none. */
  readonly fault?: AnswerFault;
}

/** Reads a page in a worker thread: parses, judges by schema, maps. The same functions as wherever else a page is read. */
export const readToldPage: MakeReader<ReaderParameters, ToldQuestion, Verdict, ToldBeside> = (
  parameters,
  declarations,
) => {
  const context = mappingContext(parameters.mapping, declarations);
  return (bytes, question) => {
    let signedPart: SignedPart | null = null;
    const readWhole = (): ReadAnswer => {
      const answer = parseBody(bytes);
      signedPart = signedPartOf(answer);
      return readAnswer(answer, question, parameters);
    };
    try {
      const { items, ...said } = question.wantsSigned ? readWhole() : read(bytes, question, parameters);
      const records = () => {
        try {
          const { records: taken, met, received, rejected, dropped } = mapPage(items(), context);
          return { records: taken, met, more: { received, rejected, dropped } };
        } catch (error) {
          return { ...NOTHING, more: { ...NOTHING.more, fault: faultOf(error) } };
        }
      };
      return { verdict: { ...said, signedPart, fault: null }, records };
    } catch (error) {
      return { verdict: { ...UNREAD, signedPart, fault: faultOf(error) }, records: () => NOTHING };
    }
  };
};

/** A page once more, of bytes that were read before. */
export const mapAgain = (
  bytes: Buffer,
  question: PageQuestion,
  parameters: ReaderParameters,
  context: MappingContext,
): MappedPage => mapPage(read(bytes, question, parameters).items(), context);

/** Record by record where they can be told apart: a page that is parsed as a whole outlives many collections of garbage. */
function read(bytes: Buffer, question: PageQuestion, parameters: ReaderParameters): ReadAnswer {
  if (parameters.dialect !== 'dci') return readAnswer(parseBody(bytes), question, parameters);
  const { value, open } = parseSliced(bytes, RECORDS_PATH);
  return readDciAnswer(value, question, parameters.mapping, open);
}

const readAnswer = (answer: unknown, question: PageQuestion, { dialect, mapping }: ReaderParameters): ReadAnswer =>
  dialect === 'dci' ? readDciAnswer(answer, question, mapping) : readOpenG2PAnswer(answer, question);

const UNREAD = { next: null, total: null, seen: null };
const NOTHING = { records: [], met: [], more: { received: 0, rejected: [], dropped: 0 } };
