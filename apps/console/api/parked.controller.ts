import { Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
import { type Actor, ensure } from '#foundation';
import { idIn } from '#front';
import { OfficeTx, ParkedFacts } from '#ledger';
import { Letters } from '#letters';
import { Staff, StaffGuard } from '../staff.guard.js';

/** What waits for a person: facts no reaction could finish, letters that could not go out. */
@Controller('api/v1/offices/:office')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class ParkedController {
  constructor(
    private readonly parked: ParkedFacts,
    private readonly letters: Letters,
    private readonly offices: OfficeTx,
  ) {}

  @Get('parked')
  @ApiOperation({ summary: '멈춘 사실', description: '어떤 반응도 끝내지 못해 사람을 기다리는 사실' })
  async list(@Param('office') office: string, @Staff() actor: Actor) {
    onlyWatchers(actor);
    return { parked: await this.parked.list(office) };
  }

  @Post('parked/:matter/:seq/release')
  @HttpCode(204)
  @ApiOperation({ summary: '멈춘 사실을 다시 시도한다' })
  async release(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Param('seq') seq: string,
    @Staff() actor: Actor,
  ): Promise<void> {
    onlyWatchers(actor);
    ensure(/^[1-9]\d{0,8}$/.test(seq), 'ledger.not-parked', { seq });
    await this.parked.release(office, idIn(matter, 'ledger.not-parked'), Number(seq));
  }

  @Get('letters/waiting')
  @ApiOperation({ summary: '보내지 못한 편지', description: '보류되었거나 거절된 편지와 그 사유' })
  async waiting(@Param('office') office: string, @Staff() actor: Actor) {
    onlyWatchers(actor);
    return { letters: await this.offices.quick(office, (tx) => this.letters.trouble(tx)) };
  }

  @Post('letters/:letter/release')
  @HttpCode(204)
  @ApiOperation({ summary: '보류된 편지를 다시 보낸다' })
  async resend(@Param('office') office: string, @Param('letter') letter: string, @Staff() actor: Actor): Promise<void> {
    onlyWatchers(actor);
    await this.offices.quick(office, (tx) => this.letters.release(tx, idIn(letter, 'letters.not-waiting')));
  }
}

const WATCHERS = ['intake', 'examiner', 'auditor'];

function onlyWatchers(actor: Actor): void {
  ensure(
    actor.roles.some((role) => WATCHERS.includes(role)),
    'front.not-allowed',
  );
}
