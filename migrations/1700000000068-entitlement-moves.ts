import type { MigrationInterface, QueryRunner } from 'typeorm';
import { checkMoves, referToMoves } from './checked-moves.js';

const HISTORY = 'entitlements.entitlement_history';

/** Lines of cycles move in bulk: their histories are held to the allowed pairs by a check. */
export class EntitlementMoves1700000000068 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return checkMoves(runner, HISTORY, ['entitlement']);
  }

  down(runner: QueryRunner): Promise<void> {
    return referToMoves(runner, HISTORY);
  }
}
