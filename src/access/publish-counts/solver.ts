import highs from 'highs';

/** Loads HiGHS, the solver of linear programs. Its types speak of a CommonJS module, and what is imported is another. */
export const loadSolver = highs as unknown as typeof highs.default;
