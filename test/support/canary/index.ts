export { needles, type Needle } from './needles.js';
export { NeedleIndex, type Canary } from './needle-index.js';
export { scanBuffer, Scanner, type Canaries, type Finding, type Looked } from './scanner.js';
export { scanDirectory, scanFiles } from './scan-files.js';
export { scanDatabase } from './scan-database.js';
