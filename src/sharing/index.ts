export { asyncApiDocument } from './webhooks/async-api.js';
export { SharingModule } from './sharing.module.js';
