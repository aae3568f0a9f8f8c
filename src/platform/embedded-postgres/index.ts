export { EmbeddedPostgres, type EmbeddedPostgresOrigin } from './embedded-postgres.js';
export { EmbeddedPostgresError } from './embedded-postgres.error.js';
export { ensureEmbeddedPostgres, type EmbeddedPostgresOptions } from './ensure-embedded-postgres.js';
