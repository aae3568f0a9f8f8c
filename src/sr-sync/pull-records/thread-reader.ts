import type { Reader, ReadTold } from '#registry';
import type { AnswerInThread, PageQuestion, PageReader } from '../dialects/page-answer.js';
import { errorOf } from '../dialects/peer-answer.js';
import { SourceUnavailable } from '../sr-sync.errors.js';
import type { SocialRegistry } from '../social-registry.entity.js';
import type { MappedPage } from './map-page.js';
import type { MappingContext } from './map-record.js';
import type { RecallPages } from './recall-pages.js';
import { mapAgain, READING_VERSION, type ReaderParameters, type ToldBeside, type Verdict } from './told-page.reader.js';

const MODULE = new URL('./told-page.reader.js', import.meta.url).href;

/** Has the pages of one run of a source read in worker threads. */
export class ThreadReader implements PageReader {
  private readonly parameters: ReaderParameters;
  private readonly reader: Reader;
  private readonly declared: string;

  constructor(
    private readonly reading: ReadTold,
    private readonly sourceId: string,
    { dialect, mapping }: Pick<SocialRegistry, 'dialect' | 'mapping'>,
    private readonly context: MappingContext,
    /** Null: every record is read. */
    private readonly recall: RecallPages | null = null,
  ) {
    this.parameters = { dialect, mapping };
    const parameters = JSON.stringify(this.parameters);
    this.reader = { module: MODULE, name: 'readToldPage', parameters, version: READING_VERSION };
    this.declared = context.declarations.text();
  }

  async read(bytes: Buffer, asked: PageQuestion, wantsSigned: boolean): Promise<AnswerInThread> {
    const { reader, declared, sourceId } = this;
    const recall = wantsSigned ? null : this.recall; // what is signed is parsed as a whole
    const pages = (await recall?.near(asked)) ?? [];
    const remembered = recall && { list: asked.kind, place: asked.offset, pages };
    const task = { sourceId, reader, declared, bytes, question: { ...asked, wantsSigned }, remembered };
    const { verdict, told } = await this.reading.read<Verdict, ToldBeside>(task);
    const { fault, signedPart, ...said } = verdict;
    const before = pages.find(({ place }) => place === asked.offset);
    const items = told.then(({ batch, more: { fault: late, ...more }, known, bytes: back }) => {
      if (late) throw new SourceUnavailable(late.reason); // asked for again by the next attempt, as what is broken at first sight
      recall?.learn(asked, known);
      const again = (): MappedPage => mapAgain(back, asked, this.parameters, this.context);
      return { ...more, batch, before, again, inVain: () => recall?.wasInVain() };
    });
    items.catch(() => {}); // awaited by who takes the page in: a failure meanwhile is not unhandled
    const answer = () => {
      if (fault) throw errorOf(fault);
      return { ...said, items: () => [], told: items };
    };
    return { signedPart, answer };
  }
}
