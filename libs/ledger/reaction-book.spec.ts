import 'reflect-metadata';
import { expect, it } from '@jest/globals';
import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { factKind } from '#foundation';
import { ReactionsModule } from './ledger.module.js';
import { OfficeTx } from './office-tx.js';
import { Reaction } from './reaction.js';
import { ReactionBook } from './reaction-book.js';

const Happened = factKind<Record<string, never>>('test.happened.v1');

@Reaction('test.note-what-happened', [Happened])
class NoteWhatHappened {
  async handle(): Promise<void> {}
}

/** As the relay: begins to work as soon as the application starts. */
@Injectable()
class Eager implements OnApplicationBootstrap {
  known: readonly string[] = [];

  constructor(private readonly book: ReactionBook) {}

  onApplicationBootstrap(): void {
    this.known = this.book.of(Happened.name).map(({ name }) => name);
  }
}

const noDatabase = { provide: OfficeTx, useValue: {} };
@Module({ providers: [noDatabase], exports: [noDatabase] })
class NoDatabaseModule {}
@Module({ imports: [ReactionsModule], providers: [Eager], exports: [Eager] })
class EagerModule {}
const globals = [NoDatabaseModule, EagerModule].map((module) => ({ module, global: true }));
@Module({ imports: globals, providers: [NoteWhatHappened] })
class Product {}

it('knows every reaction before anything begins to run', async () => {
  const app = await NestFactory.createApplicationContext(Product, { logger: false, abortOnError: false });
  expect(app.get(Eager).known).toEqual(['test.note-what-happened']);
  await app.close();
});
