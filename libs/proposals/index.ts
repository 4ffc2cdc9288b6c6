export { proposalGuards } from './rules/guards.js';
