export { type Actor, actsByItself, alongWith, systemActor } from './actor.js';
export { Clock } from './clock.js';
export { type Fact, type FactKind, factKind } from './fact.js';
export type { Json, JsonObject } from './json.js';
export { holdsResidentNumber } from './resident-number.js';
export { ensure, RuleBroken } from './rule-broken.js';
