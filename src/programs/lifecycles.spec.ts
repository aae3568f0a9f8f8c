import { ENROLMENT_FLOW, ENROLMENT_STATES, MOVED_BY_VERDICT } from './enrolment.lifecycle.js';
import { PROGRAM_FLOW, PROGRAM_STATES } from './program.lifecycle.js';

describe('lifecycles of programs and enrolments', () => {
  test('every state is declared and can be reached', () => {
    expect(PROGRAM_FLOW.states).toEqual(PROGRAM_STATES);
    expect(ENROLMENT_FLOW.states).toEqual(ENROLMENT_STATES);
    for (const flow of [PROGRAM_FLOW, ENROLMENT_FLOW])
      for (const state of flow.states)
        expect(state === flow.initial || flow.sourcesOf(state as never).length > 0).toBe(true);
  });

  test('nothing leaves an end state', () => {
    for (const end of ['exited', 'graduated'] as const)
      expect(ENROLMENT_FLOW.pairs().filter(([from]) => from === end)).toEqual([]);
    expect(PROGRAM_FLOW.pairs().filter(([from]) => from === 'archived')).toEqual([]);
  });

  test('a verdict moves only where the flow allows it, and nobody whom a person has paused or set aside', () => {
    for (const [to, sources] of Object.entries(MOVED_BY_VERDICT))
      for (const from of sources) expect(ENROLMENT_FLOW.allows(from, to as keyof typeof MOVED_BY_VERDICT)).toBe(true);
    const moved = Object.values(MOVED_BY_VERDICT).flat();
    for (const held of ['paused', 'exited', 'graduated', 'duplicated', 'rejected']) expect(moved).not.toContain(held);
  });
});
