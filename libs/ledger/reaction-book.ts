import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { asReaction, type KnownReaction } from './reaction.js';

/**
 * Every reaction of this process, found in the module tree. Two of one name refuse to start. It is whole before anything begins to
 * run: a relay that looked into an empty book would take facts for unheard and strike them off.
 */
@Injectable()
export class ReactionBook implements OnModuleInit {
  private readonly byFact = new Map<string, KnownReaction[]>();
  private readonly byName = new Map<string, KnownReaction>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      const reaction = asReaction(instance);
      if (!reaction) continue;
      if (this.byName.has(reaction.name)) throw new Error(`Two reactions are called ${reaction.name}.`);
      this.byName.set(reaction.name, reaction);
      for (const kind of reaction.kinds) this.byFact.set(kind, [...(this.byFact.get(kind) ?? []), reaction]);
    }
  }

  of(factName: string): readonly KnownReaction[] {
    return this.byFact.get(factName) ?? [];
  }

  named(name: string): KnownReaction | undefined {
    return this.byName.get(name);
  }

  get names(): readonly string[] {
    return [...this.byName.keys()];
  }
}
