import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_LINE = 'entitlements.line_digest(uuid, uuid, uuid, bpchar, bigint, text, numeric)';

/**
 * PostgreSQL calls convert_to stable and takes no stable function for the body of an immutable one: as that, the digest was a call of its
 * own for every line of a cycle, and took twice as long as the expression that it is. It gives the same bytes.
 */
export class LineDigests1700000000083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter function ${OF_LINE} stable`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter function ${OF_LINE} immutable`);
  }
}
