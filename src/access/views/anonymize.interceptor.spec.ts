import 'reflect-metadata';
import { Readable } from 'node:stream';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { firstValueFrom, of } from 'rxjs';
import { type Actor, RequestContext } from '#platform/context/request-context.js';
import { Page } from '#platform/http/page.js';
import { newId } from '#platform/ids/ids.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { Pseudonyms } from '#platform/vault/pseudonym.js';
import { Caller } from '../caller.js';
import { AnonymizeInterceptor } from './anonymize.interceptor.js';
import { Counts, Generalized, Handle, Operational, Part, Public } from './field.decorators.js';
import { Handles } from './handles.js';
import { NotProjectable, Projector } from './projector.js';
import { Returns, ReturnsEvents } from './returns.decorator.js';

class InnerDto {
  @Public() code = 'inner';
  secret = 'never shown';
}

class ShownDto {
  @Handle('registrant') id!: string;
  @Operational() state: unknown = 'active';
  @Operational() at = new Date('2026-01-02T03:04:05Z');
  @Part(() => InnerDto) inner: unknown = new InnerDto();
  @Part(() => InnerDto, { isArray: true }) parts: unknown[] = [new InnerDto(), new InnerDto()];
  @Generalized() age: unknown = '35-59';
  @Counts() counts: unknown = { eligible: 2 };
  @Public() absent?: string;
  @Public() nothing = null;
  name = 'Amina';

  location(): string {
    return '/v1/here';
  }
}

class OtherDto extends InnerDto {}

class Routes {
  @Returns(ShownDto) one(): void {}
  @Returns(ShownDto, { many: true }) list(): void {}
  @ReturnsEvents(ShownDto) events(): void {}
  undeclared(): void {}
}

const key = (purpose: 'handle') => ({ purpose, version: 1, primary: true, key: new Uint8Array(32).fill(7) });
const projector = new Projector(new Handles(new Pseudonyms(new KeyRing([key('handle')]))));
const interceptor = new AnonymizeInterceptor(new Reflector(), projector);
const sent = new Map<string, unknown>();
const reply = { header: (name: string, value: unknown) => sent.set(name, value) };

const plain: Actor = { userId: 'u', organisation: 'ministry', reach: '', programs: null };

/** Somebody with one grant, which names these classes of data. */
function holderOf(...dataClasses: ('attributes' | 'payment')[]): Caller {
  const grant = { grantId: 'g', role: null, programIds: null, areas: null, expiresAt: new Date() };
  const caller = new Caller('u', 'ministry', [{ ...grant, permissions: new Set(['registrant:read']), dataClasses }]);
  caller.using = 'registrant:read';
  return caller;
}

function answer(route: keyof Routes, body: unknown, actor: Actor = plain): Promise<Record<string, unknown>> {
  const context = { getHandler: () => Routes.prototype[route], switchToHttp: () => ({ getResponse: () => reply }) };
  return RequestContext.runAs('test', actor, async () =>
    firstValueFrom(interceptor.intercept(context as unknown as ExecutionContext, { handle: () => of(body) })),
  ) as Promise<Record<string, unknown>>;
}

const shown = (change: Partial<ShownDto> = {}): ShownDto => Object.assign(new ShownDto(), { id: newId(), ...change });

describe('the anonymizing interceptor', () => {
  it('shows the marked fields and nothing else', async () => {
    const body = await answer('one', shown());
    expect(Object.keys(body).toSorted()).toEqual(['age', 'at', 'counts', 'id', 'inner', 'nothing', 'parts', 'state']);
    expect(body).toMatchObject({
      state: 'active',
      at: '2026-01-02T03:04:05.000Z',
      inner: { code: 'inner' },
      parts: [{ code: 'inner' }, { code: 'inner' }],
      counts: { eligible: 2 },
      nothing: null,
    });
    expect(JSON.stringify(body)).not.toMatch(/Amina|never shown/);
  });

  it('shows what is generalized to holders of the class of data only', async () => {
    expect((await answer('one', shown(), holderOf('attributes')))['age']).toBe('35-59');
    expect((await answer('one', shown(), holderOf('payment')))['age']).toBeNull();
    expect((await answer('one', shown()))['age']).toBeNull();
    const elsewhere = holderOf('attributes');
    elsewhere.using = 'program:read';
    expect((await answer('one', shown(), elsewhere))['age']).toBeNull();
  });

  it('shows an id as a handle of 22 characters', async () => {
    const one = shown();
    expect((await answer('one', one))['id']).toMatch(/^[\w-]{22}$/);
    expect((await answer('one', one))['id']).not.toBe(one.id);
  });

  it('sets the location of what tells where it stands', async () => {
    await answer('one', shown());
    expect(sent.get('location')).toBe('/v1/here');
  });

  it.each([
    ['a plain object', () => ({ ...shown() })],
    ['another marked class', () => new OtherDto()],
    ['an unmarked class', () => new (class Entity {})()],
    ['nothing', () => undefined],
    ['null', () => null],
    ['a text', () => 'Amina'],
    ['a buffer', () => Buffer.from('Amina')],
    ['a stream', () => Readable.from(['Amina'])],
    ['a list instead of one', () => [shown()]],
    ['a page instead of one', () => new Page([shown()], null)],
  ])('refuses %s', async (_what, body) => {
    await expect(answer('one', body())).rejects.toThrow(NotProjectable);
    await expect(answer('events', body())).rejects.toThrow(NotProjectable);
  });

  it.each([
    ['a bare list', () => [shown()]],
    ['a page look-alike', () => ({ data: [shown()], nextCursor: null })],
    ['a page of plain objects', () => new Page([{ ...shown() }], null)],
    ['a page of another class', () => new Page([shown(), new InnerDto()], null)],
  ])('refuses %s where a page is declared', async (_what, body) => {
    await expect(answer('list', body())).rejects.toThrow(NotProjectable);
  });

  it.each([
    ['an object in a scalar field', { state: { name: 'Amina' } }],
    ['a function', { state: () => 'Amina' }],
    ['a bigint', { state: 1n }],
    ['a buffer in a scalar field', { state: Buffer.from('Amina') }],
    ['a foreign part', { inner: { code: 'x' } }],
    ['a foreign part in a list', { parts: [new InnerDto(), { code: 'x' }] }],
    ['text among counts', { counts: { name: 'Amina' } }],
  ])('refuses %s', async (_what, change) => {
    await expect(answer('one', shown(change))).rejects.toThrow(NotProjectable);
  });

  it('refuses a route that declares no answer', () => {
    expect(() => answer('undeclared', shown())).rejects.toThrow(NotProjectable);
  });

  it('never puts what it refused into the error', async () => {
    const error = (await answer('one', shown({ state: { name: 'Amina' } })).catch(
      (thrown: unknown) => thrown,
    )) as Error;
    expect(error.message).not.toContain('Amina');
  });
});
