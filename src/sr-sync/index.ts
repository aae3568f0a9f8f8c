export { SrSyncModule } from './sr-sync.module.js';
