import { type ArgumentsHost, ForbiddenException, Logger, NotFoundException } from '@nestjs/common';
import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { RequestContext } from '../context/request-context.js';
import { DatabaseFault } from '../database/database-error.js';
import { NotFound } from '../errors/common.errors.js';
import { DomainError, type ErrorKind } from '../errors/domain-error.js';
import { ProblemFilter } from './problem.filter.js';

const SECRET = 'Amina Yusuf 4711';

interface Sent {
  status: number;
  type: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
  text: string;
}

function problemOf(thrown: unknown): Sent {
  const sent: Sent = { status: 0, type: '', headers: {}, body: {}, text: '' };
  const reply = {
    sent: false,
    header: (name: string, value: string) => ((sent.headers[name] = value), reply),
    status: (status: number) => ((sent.status = status), reply),
    type: (type: string) => ((sent.type = type), reply),
    send: (body: Record<string, unknown>) => ((sent.text = JSON.stringify(body)), (sent.body = body), reply),
  };
  const http = { getResponse: () => reply, getRequest: () => ({ routeOptions: { url: '/v1/things/:id' } }) };
  RequestContext.run('corr-12345', () =>
    new ProblemFilter().catch(thrown, { switchToHttp: () => http } as unknown as ArgumentsHost),
  );
  return sent;
}

function driverError(code: string): DatabaseError {
  const error = new DatabaseError(`duplicate key value: ${SECRET}`, 10, 'error');
  return Object.assign(error, {
    code,
    detail: `Key (value)=(${SECRET}) already exists.`,
    constraint: 'thing_value',
    table: 'thing',
    where: SECRET,
  });
}

describe('the problem filter', () => {
  let logged: unknown[];

  beforeEach(() => {
    logged = [];
    const keep = (...parts: unknown[]): void => void logged.push(...parts);
    Logger.overrideLogger({ log: keep, warn: keep, error: keep });
  });

  it.each([
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['stale', 412],
    ['unconditional', 428],
    ['rule-broken', 422],
    ['too-many', 429],
    ['unavailable', 503],
  ] as [ErrorKind, number][])('tells a refusal of kind %s as %d', (kind, status) => {
    const sent = problemOf(
      new DomainError('things:wrong', kind, 'This is wrong', { from: 'a' }, [{ pointer: '#/a', message: 'must be b' }]),
    );
    expect([sent.status, sent.type]).toEqual([status, 'application/problem+json']);
    expect(sent.body).toMatchObject({
      type: 'urn:amparo:things:wrong',
      status,
      detail: 'This is wrong',
      from: 'a',
      correlationId: 'corr-12345',
    });
    expect(sent.body['errors']).toEqual([{ pointer: '#/a', message: 'must be b' }]);
    expect(sent.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    expect(sent.headers['retry-after']).toBe(status === 429 || status === 503 ? '2' : undefined);
  });

  it.each([
    ['an error', new Error(SECRET)],
    ['a text', SECRET],
    ['an object', { message: SECRET }],
    ['nothing', undefined],
    ['an error of the driver', driverError('23505')],
    ['a failed query', new QueryFailedError(`insert ${SECRET}`, [SECRET], driverError('22P02'))],
    ['a fault of the border', new DatabaseFault('XX000', undefined, undefined)],
  ])('tells nothing of %s but the correlation id', (_what, thrown) => {
    const sent = problemOf(thrown);
    expect(sent.body).toEqual({
      type: 'urn:amparo:http:500',
      title: 'Internal error',
      status: 500,
      correlationId: 'corr-12345',
    });
    expect(sent.status).toBe(500);
  });

  it('logs the name and the place of a fault, never its message or its values', () => {
    for (const thrown of [
      Object.assign(new Error(SECRET), { name: 'OddError' }),
      driverError('23505'),
      new QueryFailedError(SECRET, [SECRET], driverError('22P02')),
    ])
      problemOf(thrown);
    const text = JSON.stringify(logged);
    expect(text).toContain('OddError');
    expect(text).toContain('Database fault 23505 on thing_value of thing');
    expect(text).toContain('/v1/things/:id');
    expect(text).not.toContain('Amina');
  });

  it.each(['57P01', '08006', '53300', 'ECONNREFUSED'])(
    'says of an outage (%s) that it is worth coming again',
    (code) => {
      const sent = problemOf(new DatabaseFault(code, undefined, undefined));
      expect([sent.status, sent.headers['retry-after']]).toEqual([503, '2']);
    },
  );

  it('passes on the status, not the words, of what the framework refuses', () => {
    expect(problemOf(new NotFoundException(`Cannot GET /v1/${SECRET}`)).text).not.toContain('Amina');
    expect(problemOf(new NotFoundException()).status).toBe(404);
    expect(problemOf(new ForbiddenException()).body).toMatchObject({
      type: 'urn:amparo:http:403',
      title: 'Not permitted',
    });
    expect(problemOf(Object.assign(new Error(SECRET), { statusCode: 413 })).body).toMatchObject({
      status: 413,
      title: 'Too large',
    });
    expect(problemOf(Object.assign(new Error(SECRET), { statusCode: 200 })).status).toBe(500);
  });

  it('says of what does not exist and of what is not yours the same', () => {
    expect(problemOf(new NotFound('program')).body).toMatchObject({
      status: 404,
      detail: 'No such program, or it is not yours to see',
    });
  });
});
