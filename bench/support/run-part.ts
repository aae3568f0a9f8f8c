import 'reflect-metadata';
import type { OpenPart, Part, SetUp } from './bench.js';
import type { Answer, Question } from './part-process.js';
import { peakMb } from './peak-memory.js';

// The process of one part: `run-part.js MODULE_URL`, asked over the channel to the process that measures.
const { default: open } = (await import(process.argv[2]!)) as { default: OpenPart | SetUp };
let part: Partial<Part> = {};

process.on('message', (question: Question) => {
  answer(question).then(
    (done) => process.send!({ done } satisfies Answer, () => 'close' in question && process.exit(0)),
    (error: Error) => process.send!({ failed: error.stack ?? error.message } satisfies Answer, () => process.exit(1)),
  );
});
process.on('disconnect', () => process.exit(1));

async function answer(question: Question): Promise<unknown> {
  if ('open' in question) {
    const opened = await open(question.open);
    if ('facts' in opened) return opened.facts;
    part = opened;
    return null;
  }
  if ('round' in question) return part.round!(question.round);
  const peak = peakMb();
  await part.close?.();
  return peak;
}
