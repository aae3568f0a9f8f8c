import 'reflect-metadata';
import type { ServerResponse } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { RequestContext } from '#platform/context/request-context.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { Pseudonyms } from '#platform/vault/pseudonym.js';
import { Operational } from './field.decorators.js';
import { Handles } from './handles.js';
import { eventStream, LiveStates } from './live-states.js';
import { NotProjectable, Projector } from './projector.js';

class StateDto {
  @Operational() done = 1;
  name = 'Amina';
}

const projector = new Projector(new Handles(new Pseudonyms(new KeyRing([]))));

/** A response nobody has read of yet. */
const response = (): PassThrough & ServerResponse =>
  Object.assign(new PassThrough(), { setTimeout: () => undefined }) as never;

function streamOf(
  states: () => AsyncGenerator<object | null>,
  leave: () => void = () => {},
  raw = response(),
): Readable {
  const inside = () =>
    eventStream(new LiveStates(states(), new AbortController().signal, leave), StateDto, projector, raw);
  return RequestContext.runAs('test', { userId: 'u', organisation: 'o', reach: '', programs: null }, inside);
}

describe('a stream of events', () => {
  it('shows the marked fields of each state, numbers them, and comments on what is unchanged', async () => {
    const stream = streamOf(async function* () {
      yield new StateDto();
      yield null;
      yield new StateDto();
    });
    expect(await text(stream)).toBe(
      'retry: 3000\n\nid: 1\ndata: {"done":1}\n\n: unchanged\n\nid: 2\ndata: {"done":1}\n\n',
    );
  });

  it('breaks off at what is not of its class, before any of it has left', async () => {
    const stream = streamOf(async function* () {
      yield { done: 1, name: 'Amina' };
    });
    let heard = '';
    stream.on('data', (piece: Buffer) => (heard += piece.toString()));
    await expect(new Promise((_, reject) => stream.once('error', reject))).rejects.toThrow(NotProjectable);
    expect(heard).toBe('retry: 3000\n\n');
  });

  it.each<[string, (stream: Readable, raw: PassThrough) => void]>([
    ['it is ended', (stream) => stream.destroy()],
    ['its connection is cut', (_stream, raw) => raw.destroy()],
  ])('is left as soon as %s, also while the next state is awaited', async (_how, end) => {
    const raw = response();
    const left = new Promise<void>((resolve) => {
      const never = async function* (): AsyncGenerator<object> {
        yield new StateDto();
        await new Promise(() => {});
      };
      const stream = streamOf(never, resolve, raw);
      stream.on('data', (piece: Buffer) => piece.toString().startsWith('id') && end(stream, raw));
    });
    await left;
  });
});
