import type { ReadTold } from '#registry';
import type { AnswerInThread, PageQuestion, PageReader } from '../dialects/page-answer.js';
import { errorOf } from '../dialects/peer-answer.js';
import { SourceUnavailable } from '../sr-sync.errors.js';
import type { SocialRegistry } from '../social-registry.entity.js';
import type { MappingContext } from './map-record.js';
import { mapAgain, type ReaderParameters, type ToldBeside, type Verdict } from './told-page.reader.js';

const MODULE = new URL('./told-page.reader.js', import.meta.url).href;

/** Has the pages of one run of a source read in worker threads. */
export class ThreadReader implements PageReader {
  private readonly parameters: ReaderParameters;
  private readonly reader: { readonly module: string; readonly name: string; readonly parameters: string };
  private readonly declared: string;

  constructor(
    private readonly reading: ReadTold,
    private readonly sourceId: string,
    { dialect, mapping }: Pick<SocialRegistry, 'dialect' | 'mapping'>,
    private readonly context: MappingContext,
  ) {
    this.parameters = { dialect, mapping };
    this.reader = { module: MODULE, name: 'readToldPage', parameters: JSON.stringify(this.parameters) };
    this.declared = context.declarations.text();
  }

  async read(bytes: Buffer, asked: PageQuestion, wantsSigned: boolean): Promise<AnswerInThread> {
    const { reader, declared, sourceId } = this;
    const task = { sourceId, reader, declared, bytes, question: { ...asked, wantsSigned } };
    const { verdict, told } = await this.reading.read<Verdict, ToldBeside>(task);
    const { fault, signedPart, ...said } = verdict;
    const items = told.then(({ batch, more: { fault: late, ...more }, bytes: back }) => {
      if (late) throw new SourceUnavailable(late.reason); // asked for again by the next attempt, as what is broken at first sight
      return { ...more, batch, again: () => mapAgain(back, asked, this.parameters, this.context) };
    });
    items.catch(() => {}); // awaited by who takes the page in: a failure meanwhile is not unhandled
    const answer = () => {
      if (fault) throw errorOf(fault);
      return { ...said, items: () => [], told: items };
    };
    return { signedPart, answer };
  }
}
