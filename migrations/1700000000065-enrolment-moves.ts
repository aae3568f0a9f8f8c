import type { MigrationInterface, QueryRunner } from 'typeorm';
import { checkMoves, referToMoves } from './checked-moves.js';

const HISTORY = 'programs.enrolment_history';

/** Enrolments move in bulk: their histories are held to the allowed pairs by a check. */
export class EnrolmentMoves1700000000065 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return checkMoves(runner, HISTORY, ['enrolment']);
  }

  down(runner: QueryRunner): Promise<void> {
    return referToMoves(runner, HISTORY);
  }
}
