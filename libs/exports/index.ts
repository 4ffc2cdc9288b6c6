export { FileJobs, type MadeFile, type Progress } from './file-jobs.js';
