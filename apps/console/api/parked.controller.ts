import { Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { type Actor, ensure } from '#foundation';
import { filter, idIn, pageSize } from '#front';
import { OfficeTx, ParkedFacts } from '#ledger';
import { Letters } from '#letters';
import { cursorOf, readCursor } from '#matters';
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
  @ApiOperation({
    summary: '멈춘 사실',
    description: '어떤 반응도 끝내지 못해 사람을 기다리는 사실. 다음 쪽은 next를 after에 넣습니다.',
  })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  async list(@Param('office') office: string, @Query() query: Record<string, unknown>, @Staff() actor: Actor) {
    onlyWatchers(actor);
    const { after, most } = placeIn(query, 2);
    const place = after && { matter: idIn(String(after[0]), 'front.query-invalid'), seq: numberIn(after[1]) };
    const found = await this.parked.list(office, place, most + 1);
    return { parked: found.slice(0, most), next: nextOf(found, most, ({ matter, seq }) => [matter, seq]) };
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
  @ApiOperation({
    summary: '보내지 못한 편지',
    description: '보류되었거나 거절된 편지와 그 사유, 오래된 것부터. 다음 쪽은 next를 after에 넣습니다.',
  })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  async waiting(@Param('office') office: string, @Query() query: Record<string, unknown>, @Staff() actor: Actor) {
    onlyWatchers(actor);
    const { after, most } = placeIn(query, 1);
    const place = after && idIn(String(after[0]), 'front.query-invalid');
    const found = await this.offices.quick(office, (tx) => this.letters.trouble(tx, place, most + 1));
    return { letters: found.slice(0, most), next: nextOf(found, most, ({ id }) => [id]) };
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

/** Where a page begins and how long it is. RuleBroken: `front.query-invalid`, `matters.cursor-invalid`. */
function placeIn(query: Record<string, unknown>, parts: number) {
  const [after, limit] = ['after', 'limit'].map((name) => filter(query[name], name));
  return { after: after === undefined ? undefined : readCursor(after, parts), most: pageSize(limit) };
}

function numberIn(part: string | number | undefined): number {
  ensure(Number.isSafeInteger(part), 'front.query-invalid', { field: 'after' });
  return Number(part);
}

/** One more than a page was asked for: where the next begins, or null. */
function nextOf<Row>(found: readonly Row[], most: number, keyOf: (row: Row) => (string | number)[]): string | null {
  const last = found[most - 1];
  return found.length > most && last !== undefined ? cursorOf(...keyOf(last)) : null;
}

function onlyWatchers(actor: Actor): void {
  ensure(
    actor.roles.some((role) => WATCHERS.includes(role)),
    'front.not-allowed',
  );
}
