import type { MigrationInterface, QueryRunner } from 'typeorm';
import { checkMoves, referToMoves } from './checked-moves.js';

const HISTORY = 'disbursements.disbursement_history';

/** Attempts move in bulk: their histories are held to the allowed pairs by a check. */
export class DisbursementMoves1700000000069 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return checkMoves(runner, HISTORY, ['money', 'goods', 'counter']);
  }

  down(runner: QueryRunner): Promise<void> {
    return referToMoves(runner, HISTORY);
  }
}
