import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { seoulDate } from '#calendar';
import { Clock, ensure } from '#foundation';
import { filter } from '#front';
import { OfficeDirectory } from '#office';
import { PublicSuggestions, readRound, SuggestionCounts } from '#visits';
import { sendPage } from '../reply.js';
import { chromeOf } from './pages/chrome.js';
import { SuggestionRoundPage, SuggestionRoundsPage } from './pages/suggestions.js';

/** 우리 동네 건의사항: progress and result of what residents raised on visits, for everyone. */
@ApiExcludeController()
@Controller(':office/suggestions')
export class PublicSuggestionPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly counts: SuggestionCounts,
    private readonly suggestions: PublicSuggestions,
    private readonly clock: Clock,
  ) {}

  @Get()
  async rounds(@Param('office') code: string, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    const rounds = await this.counts.rounds(office.code);
    sendPage(
      reply,
      <SuggestionRoundsPage chrome={chromeOf(office)} base={`/${office.code}/suggestions`} rounds={rounds} />,
    );
  }

  @Get(':round')
  async round(
    @Param('office') code: string,
    @Param('round') key: string,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const round = readRound(key);
    const dong = filter(query['dong'], 'dong');
    ensure(dong === undefined || office.dongs().includes(dong), 'front.query-invalid', { field: 'dong' });
    const from = filter(query['after'], 'after');
    const [counts, { suggestions, next }] = await Promise.all([
      this.counts.of(office.code, round),
      this.suggestions.list(office.code, { round, ...(dong !== undefined && { dong }) }, from),
    ]);
    const here = `/${office.code}/suggestions/${key}`;
    const address = dong === undefined ? here : `${here}?dong=${encodeURIComponent(dong)}`;
    const page = (
      <SuggestionRoundPage
        chrome={chromeOf(office)}
        here={here}
        counts={counts}
        rounding={office.profile.indicators.rounding}
        asOf={seoulDate(this.clock.now(office.code))}
        dong={dong}
        suggestions={suggestions}
        first={from === undefined ? undefined : address}
        next={next === null ? undefined : `${address}${dong === undefined ? '?' : '&'}after=${next}`}
      />
    );
    sendPage(reply, page);
  }
}
