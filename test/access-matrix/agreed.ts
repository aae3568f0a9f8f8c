/** An agreement with a client system of another organisation, about one program. Its id. */
export async function agreed(
  made: (path: string, body: unknown) => Promise<string>,
  programId: string,
): Promise<string> {
  const client = { issuer: 'urn:amparo:clients', subject: 'partner', organisation: 'partner' };
  return made('/v1/agreements', {
    userId: await made('/v1/users', client),
    name: 'Partner',
    senderId: 'partner',
    purpose: 'matrix',
    consentReference: 'matrix',
    programIds: [programId],
    idTypes: [],
    fields: [],
    clientSecret: 'a secret of more than thirty-two characters',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
}
