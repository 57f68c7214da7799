// The words that headings of tracking documents are made of, beside those of headers; lower case, without accents.
import { withoutAccents } from './words.ts';

const set = (words: string): ReadonlySet<string> => new Set(withoutAccents(words).split(/\s+/));

/** Make a heading one about every event, together with a word for properties: `Common properties`. */
export const everyWords = set(
  `common shared global globals standard default super universal base automatic automatically auto autocaptured collected core every all
  each any mandatory comunes comuns globales globais gemeinsame allgemeine communes commune globale globaux todos todas alle tous toutes`,
);
/** Of these, the ones that say so with a word for events alone: `All events`. */
export const allWords = set('every all each any todos todas allen alle tous toutes cada jede jedem');
/** Whose the traits are. */
export const personWords = set(
  'user users people person profile profiles customer customers identity identities identify usuario usuarios utilisateur utilisateurs nutzer benutzer',
);
/** Those that mean the call for traits by themselves. */
export const identifyWords = set('identify trait traits');
/** For a table or list of properties, beside `Properties` itself. */
export const detailWords = set(
  'schema payload payloads details detail example examples table object objects data layer datalayer list body fields keys contract basics documentation reference overview js javascript typescript code snippet usage implementation sample json request kotlin swift',
);
/** Stand between the others: `Properties sent with every event`. */
export const linkWords = set('sent included attached collected tracked added present along per set shipped');
/** Say that a document, or a part of it, is about tracking. */
export const trackingWords = set(
  `analytics tracking telemetry instrumentation measurement taxonomy datalayer seguimiento etiquetado rastreamento marquage
  mediciones 埋点 計測`,
);
/** Say that a part of a document is about something else that has names, fields and actions too. */
export const foreignWords = set(
  `permission permissions authorization authorisation access role roles shortcut shortcuts keyboard hotkeys endpoint endpoints api apis
  http rest graphql route routes routing error errors alert alerts alerting log logs logging monitoring observability slo slos metric
  metrics dashboard dashboards kpi kpis question questions test tests testing acceptance database migration migrations model models
  entity entities object objects interface interfaces component components props config configuration settings env environment glossary
  dictionary changelog revision history rollout timeline risk risks state states machine transition transitions notification
  notifications email emails copy webhook webhooks websocket websockets socket sockets queue queues cron job jobs limits audit schema
  tables types struct enum enums cli commands flags stream streams streaming sse protocol`,
);
/** Sections that begin so tell how to, not what happened. */
export const guideWords = set(
  'getting how what why where introduction overview about note notes faq installing installation using',
);
