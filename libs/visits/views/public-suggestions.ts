import { Injectable } from '@nestjs/common';
import type { SuggestionQuestion } from '../storage/suggestion-rows.js';
import { SuggestionBoard } from './suggestion-board.js';

/** A suggestion as everyone sees it: what was asked for in a line, where, and how it stands. Nobody's name, no receipt number. */
export interface PublicSuggestion {
  readonly id: string;
  readonly title: string;
  readonly dong: string | null;
  readonly field: string;
  readonly statusLabel: string;
  readonly department: string;
  /** 완료예정, 다음 점검일, 갱신일: `YYYY-MM-DD`. */
  readonly plannedOn: string | null;
  readonly nextReview: string | null;
  readonly movedOn: string | null;
}

/** 우리 동네 건의사항: progress and result of what residents raised, shared publicly. */
@Injectable()
export class PublicSuggestions {
  constructor(private readonly board: SuggestionBoard) {}

  /** In the order they were entered. RuleBroken: `office.unknown`, `matters.cursor-invalid`. */
  async list(
    office: string,
    question: Pick<SuggestionQuestion, 'round' | 'dong' | 'status'>,
    after?: string,
    most = 20,
  ): Promise<{ readonly suggestions: readonly PublicSuggestion[]; readonly next: string | null }> {
    const { cards, next } = await this.board.cards(office, question, after, most);
    return {
      suggestions: cards.map(
        ({ id, title, dong, field, statusLabel, department, plannedOn, nextReview, movedOn }): PublicSuggestion => ({
          id,
          title,
          dong,
          field,
          statusLabel,
          department,
          plannedOn,
          nextReview,
          movedOn,
        }),
      ),
      next,
    };
  }
}
