import type { TestApp } from './app.js';

/** Declares the attribute `need` and registers people by it, in this order; null: nobody knows it of them. Their handles. */
export async function peopleInNeed(amparo: TestApp, needs: readonly (number | null)[]): Promise<string[]> {
  const registrar = await amparo.api('registry_admin');
  await registrar.post('/v1/attributes', { key: 'need', name: 'Need', dataType: 'integer', appliesTo: 'individual' });
  const handles: string[] = [];
  for (const need of needs) {
    const person = { kind: 'individual', attributes: need === null ? {} : { need } };
    handles.push((await registrar.post('/v1/registrants', person)).body.id as string);
  }
  return handles;
}
