// A day of the calendar, as a kind.
import { isDay } from '../base/calendar.ts';
import { formed } from './kinds.ts';

const wants = 'a day, such as 2026-01-31';
export const day = formed({
  wants,
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  unfit: (text) => (isDay(text) ? undefined : wants),
});
