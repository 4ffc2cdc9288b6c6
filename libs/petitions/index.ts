export { type OpinionGiven, PetitionOpinions } from './actions/petition-opinions.js';
export { PetitionReactionsModule, PetitionsModule } from './petitions.module.js';
export { petitionGuards } from './rules/guards.js';
export {
  type Opinion,
  type PublicPetition,
  type PublicPetitionPage,
  PublicPetitions,
} from './views/public-petitions.js';
export { petitionBelongings } from './storage/matter-belongings.js';
