import { parseBody, parseSliced } from '#platform/http/outbound-body.js';
import type { BeingRead, MakeReader, RecalledRecord } from '#registry';
import { readDciAnswer, RECORDS_PATH } from '../dialects/dci-answer.js';
import type { Slices } from '../dialects/items-of.js';
import { OPENG2P_RECORDS_PATH, readOpenG2PAnswer } from '../dialects/openg2p-answer.js';
import type { PageQuestion, ReadAnswer } from '../dialects/page-answer.js';
import { type AnswerFault, faultOf } from '../dialects/peer-answer.js';
import { type SignedPart, signedPartOf } from '#platform/signatures/signed-part.js';
import type { Rejected } from '../quarantine/set-aside.service.js';
import type { DialectName, SourceMapping } from '../social-registry.entity.js';
import { type MappedPage, mapPage } from './map-page.js';
import { mappingContext, type MappingContext } from './map-record.js';

/**
 * To be raised whenever the same bytes of a record may come to something else, by whatever is read, judged or mapped otherwise: a spec holds
 * what a few records come to against it.
 */
export const READING_VERSION = 1;

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
      const { items, recalling, ...said } = question.wantsSigned ? readWhole() : read(bytes, question, parameters);
      const records: BeingRead<Verdict, ToldBeside>['records'] = (memory) => {
        try {
          const told = memory && recalling ? recalling(memory) : items();
          const { records: taken, marks, met, received, rejected, dropped } = mapPage<RecalledRecord>(told, context);
          return { records: taken, marks, met, more: { received, rejected, dropped } };
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
  const { value, ...slices } = parseSliced(bytes, RECORDS_PATHS[parameters.dialect]);
  return readAnswer(value, question, parameters, slices);
}

const RECORDS_PATHS = { dci: RECORDS_PATH, openg2p: OPENG2P_RECORDS_PATH };

const readAnswer = (
  answer: unknown,
  question: PageQuestion,
  { dialect, mapping }: ReaderParameters,
  slices?: Slices,
): ReadAnswer =>
  dialect === 'dci' ? readDciAnswer(answer, question, mapping, slices) : readOpenG2PAnswer(answer, question, slices);

const UNREAD = { next: null, total: null, seen: null };
const NOTHING = { records: [], met: [], more: { received: 0, rejected: [], dropped: 0 } };
