export { petitionGuards } from './rules/guards.js';
