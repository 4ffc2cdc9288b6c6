export { FileJobs, type MadeFile, type Progress } from './file-jobs.js';
export { FileLoop } from './file-loop.js';
