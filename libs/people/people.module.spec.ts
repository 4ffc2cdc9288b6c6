import { describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Clock } from '#foundation';
import { OfficeTx } from '#ledger';
import {
  AccessKeys,
  AccessLog,
  MailCodes,
  PeopleModule,
  ResidentAccess,
  ResidentSessions,
  Vault,
  VaultKeys,
} from '#people';

const key = Buffer.alloc(32, 'spec');
const ground = [Clock, { provide: OfficeTx, useValue: {} }];

@Module({})
class Ground {}

describe('the module of people', () => {
  it('is put together from two sets of keys, a clock and transactions', async () => {
    const app = await Test.createTestingModule({
      imports: [
        { module: Ground, global: true, providers: ground, exports: ground },
        PeopleModule.with(new VaultKeys({ masters: { 1: key }, current: 1, blind: key }), new AccessKeys(key)),
      ],
    }).compile();
    for (const told of [Vault, AccessLog, ResidentSessions, ResidentAccess, MailCodes]) {
      expect(app.get(told)).toBeInstanceOf(told);
    }
    expect(app.get(ResidentAccess).codeOf('example', 'm', 1)).toHaveLength(9);
  });

  it('refuses keys that are no keys', () => {
    const short = Buffer.alloc(16);
    expect(() => new AccessKeys(short)).toThrow('32 bytes');
    expect(() => new VaultKeys({ masters: { 1: key }, current: 1, blind: short })).toThrow('32 bytes');
    expect(() => new VaultKeys({ masters: { 1: key }, current: 2, blind: key })).toThrow('current master key');
  });
});
