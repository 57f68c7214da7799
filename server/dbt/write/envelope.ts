// The envelope's columns in words, and what dbt tests of them.
import type { EnvelopeField } from '../../plan/plan.ts';

export const envelopeTexts: Readonly<Record<EnvelopeField, string>> = {
  event_id: 'Identifies one event; a repeated delivery repeats it',
  event_name: 'What happened, by the name on the wire',
  event_time: 'When it happened, UTC',
  received_at: 'When it arrived, UTC',
  user_id: 'Who did it, once known',
  anonymous_id: 'The device or browser, before and after the user is known',
  session_id: 'The session it happened in',
  source: 'Which source of the plan sent it',
  platform: 'The platform it was sent from',
  app_version: 'The version of the app that sent it',
};
/** Without these a row is no event. */
export const envelopeNeeds: ReadonlySet<string> = new Set(['event_id', 'event_name', 'event_time']);
