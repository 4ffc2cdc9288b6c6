export { etag, idempotencyKey, idIn, ifMatch } from './headers.js';
export { PinoLogger } from './logger.js';
export { Metrics } from './metrics.js';
export { type Problem, problemOf } from './problem.js';
export { ProblemFilter, type ProblemPage } from './problem.filter.js';
export { type FrontSettings, startFront } from './start-front.js';
export { inKorean } from './words.ko.js';
