import { koreanDate, koreanMoment, type LocalTime, seoulMinute } from '#calendar';

/** A day or a minute in Seoul as an office writes it: `2026. 11. 5.(목)`, `2026. 11. 5.(목) 14:00`. */
export function written(time: LocalTime): string {
  return time.length === 10 ? koreanDate(time) : koreanMoment(time.slice(0, 16));
}

/** An instant as the clock on a wall in Seoul showed it. */
export function writtenInstant(at: Date): string {
  return koreanMoment(seoulMinute(at));
}
