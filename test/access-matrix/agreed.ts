import type pg from 'pg';

/** An agreement with a client system of another organisation, about one program, and where it is told what happens. Their ids. */
export async function agreed(
  made: (path: string, body: unknown) => Promise<string>,
  programId: string,
): Promise<{ agreement: string; webhook: string }> {
  const client = { issuer: 'urn:amparo:clients', subject: 'partner', organisation: 'partner' };
  const agreement = await made('/v1/agreements', {
    userId: await made('/v1/users', client),
    name: 'Partner',
    senderId: 'partner',
    purpose: 'matrix',
    consentReference: 'matrix',
    programIds: [programId],
    idTypes: [],
    fields: ['disbursements'],
    callbackHosts: ['127.0.0.1:9'],
    clientSecret: 'a secret of more than thirty-two characters',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  const hook = { agreementId: agreement, url: 'http://127.0.0.1:9/', eventTypes: ['disbursement.paid'] };
  return { agreement, webhook: await made('/v1/webhooks', hook) };
}

/** What a partner reports of somebody. Its id. */
export async function reported(database: pg.Client, registrantId: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `insert into programs.reported_program (id, registrant_id, reporter, program_code, program_name, status)
     values (platform.uuid_v7(), $1, 'partner', 'THEIRS', 'Theirs', 'active') returning id`,
    [registrantId],
  );
  return rows[0]!.id;
}
