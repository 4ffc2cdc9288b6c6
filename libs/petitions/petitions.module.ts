import { Module } from '@nestjs/common';
import { PetitionOpinions } from './actions/petition-opinions.js';
import { CloseWhenTheResultWasTold } from './reactions/close-when-the-result-was-told.js';
import { DoWhatAnUpheldObjectionAsks } from './reactions/do-what-an-upheld-objection-asks.js';
import { OpinionStore } from './storage/opinion-store.js';
import { PublicPetitions } from './views/public-petitions.js';

/** What everyone sees of 공개청원, and their opinions: the portal. Needs the product's global modules. */
@Module({ providers: [PublicPetitions, OpinionStore, PetitionOpinions], exports: [PublicPetitions, PetitionOpinions] })
export class PetitionsModule {}

/** What follows from facts about 청원: the worker. */
@Module({ providers: [CloseWhenTheResultWasTold, DoWhatAnUpheldObjectionAsks] })
export class PetitionReactionsModule {}
