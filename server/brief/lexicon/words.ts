// The closed word classes of the action grammar.
import { wordSet } from '../../base/lexicon/word-set.ts';

export const articles = wordSet(
  `a an the my your his her its our their this that these those some any no each every all both either another`,
);

/** Adjectives that say which one, when or how many, never what kind of thing: they leave the name. */
const emptyAdjectives =
  wordSet(`new old recent latest past previous prior upcoming future current existing own first second third next last same
  other others various multiple several many few more most certain specific particular single following given available individual preferred
  personalized personalised relevant related appropriate necessary required desired designated different selected chosen correct right big
  large small short long quick easy simple blue red green yellow orange purple pink grey gray remaining nearby real-time realtime daily weekly monthly yearly annual hourly important
  detailed full entire whole basic real actual additional extra better updated interesting common comprehensive centralized centralised responsive intuitive clean modern clear extensive
  attractive effective innovative immersive accurate explicit official exact precise proper helpful useful friendly meaningful actionable timely immediate formal thorough informative engaging fun good great nice professional beautiful handy robust
  nearest closest newest oldest cheapest lowest highest best top-level high-level seamless secure interactive`);

/** Adjectives that say in which state the thing is: they name a list that is looked at, not a thing that is changed. */
const states =
  wordSet(`failed expired overdue pending completed finished deleted archived unread closed active inactive lost forgotten broken
  damaged missing unpaid approved rejected cancelled canceled flagged reported blocked suspended locked unfulfilled escalated invalid wrong
  registered authenticated logged-in assigned fake unwanted draft generated uploaded created published unpublished free proposed
  suspicious fraudulent abusive offensive inappropriate toxic malicious unused outdated obsolete stale defective faulty
  spoiled corrupt corrupted duplicate duplicated redundant slow-moving late early unresolved unanswered unconfirmed unverified verified
  confirmed stored sealed attached accrued suspected misplaced stolen delayed disputed`);

const numerals = wordSet(`one two three four five six seven eight nine ten dozen hundred half couple`);

export const prepositions =
  wordSet(`to from with in on at by for as into onto of off between per via using through throughout about against over
  under within without after before during across inside outside toward towards upon until till among along around near behind
  including like than out up down left right away back based regarding concerning despite past beyond above below beneath beside`);

/** Words that open a clause of its own: what follows belongs to it. */
export const subordinators =
  wordSet(`when whenever if while because since unless until although though so where whereas once that which who whom
  whose how whether what why wherever what's who's where's how's when's`);

export const pronouns = wordSet(
  `i you he she it we they me him them us myself themselves itself something anything everything nothing`,
);
/** Who acts is meant by them as well: `set myself a goal`. */
export const reflexives = wordSet(`me us myself ourselves yourself himself herself themselves itself him`);
export const objectPronouns = wordSet(`it them this that these those`);
export const someone = wordSet(`someone somebody anyone anybody people others everyone everybody`);
export const being = wordSet(`is are was were be been being gets get got getting`);
export const connectives = wordSet(`and or then but & plus /`);
const timeWords =
  wordSet(`today tomorrow yesterday now later tonight soon again together online offline ascending descending
  automatically instantly already still always anytime anywhere everywhere exactly directly once twice weekly daily monthly yearly annually`);

/** Persons: who acts, and whom something is given to; they get an id and no entity of their own. */
export const persons =
  wordSet(`user customer client visitor guest member admin administrator owner manager employee colleague teammate coworker
  friend person people student teacher learner instructor parent child patient doctor nurse physician clinician pharmacist caregiver
  buyer seller shopper merchant vendor supplier host tenant landlord driver rider passenger courier agent operator moderator editor author
  writer reader viewer creator follower subscriber developer engineer designer analyst reviewer approver candidate recruiter applicant
  employer player gamer athlete coach trainer mentor tutor collaborator contributor maintainer participant attendee organizer organiser
  volunteer donor borrower lender investor accountant lawyer citizen resident traveler traveller child kid baby sibling spouse contact
  lead prospect partner assignee recipient sender invitee staff team everyone someone colleague adviser advisor consultant technician cook chef
  dispatcher carrier shipper librarian recruiter interviewer adjuster policyholder underwriter broker citizen officer inspector farmer grower runner
  cyclist trainee tutor professor lecturer learner pupil paralegal attorney judge notary witness bookkeeper auditor treasurer cashier clerk
  waiter diner hostess planner organizer speaker sponsor fundraiser musician artist listener podcaster streamer blogger journalist reporter publisher
  photographer homeowner householder roommate neighbor neighbour inhabitant commuter pilot crew mechanic electrician plumber welder machinist
  supervisor foreman boss executive director secretary receptionist concierge housekeeper nanny caretaker caregiver therapist dietitian nutritionist
  surgeon midwife paramedic veterinarian dentist optician subject panelist respondent voter councillor senator official applicant claimant
  beneficiary payee payer debtor creditor trader retailer wholesaler distributor importer exporter franchisee affiliate influencer fan
  opponent teammate captain referee umpire gamer gambler designer tester maker coder programmer sre devops dev marketer salesperson rep
  representative agent tenant renter lessee lessor subscriber patron donor grantee refugee soldier veteran holder worker intern newcomer
  beginner expert specialist scientist researcher scholar alumni graduate dean principal counselor counsellor leader coordinator`);

export const systems = wordSet(
  `system app application platform server service backend api website site software bot job scheduler`,
);

export const metrics =
  wordSet(`retention engagement conversion conversions churn revenue dau mau wau activation adoption growth traffic ctr nps
  satisfaction ltv arpu latency ux ui quality speed usability performance uptime stickiness virality profitability reliability scalability
  consumption productivity efficiency`);

/** Verbs that wish for a number or a quality: no one sends an event for them. */
export const wishes =
  wordSet(`improve increase decrease reduce boost grow maximize maximise minimize minimise optimise optimize enhance streamline
  ensure guarantee raise lower speed`);
/** Verbs that say a state of mind or no deed at all. */
export const vague =
  wordSet(`handle do have be know understand feel want need love enjoy provide help keep maintain control care benefit avoid
  prevent trust remember think stay become continue remain deal work wish hope expect believe support forget can let allow understand
  realize realise prefer worry own contain include require`);

/** Qualities that a phrase without a verb wishes for. */
export const qualities =
  wordSet(`fast faster better best easy easier simple simpler smooth smoother good great nice clean cleaner smarter reliable
  secure responsive intuitive accessible friendly`);
/** Words in -ing that are things. */
export const things =
  wordSet(`listing booking meeting training posting rating setting building recording reading drawing painting filing ranking
  grading mapping pricing shipping billing spending saving warning heading landing offering opening hiring timing testing tracking scheduling
  branding marketing onboarding wedding hearing screening briefing finding drawing shopping gaming banking`);

export const languages =
  wordSet(`english spanish french german italian portuguese dutch japanese chinese korean arabic hindi russian polish
  turkish swedish danish norwegian finnish greek hebrew czech ukrainian`);
export const formatWords =
  wordSet(`pdf csv excel xlsx xls json xml png jpg jpeg svg gif mp4 mp3 docx word markdown html yaml txt zip ics epub pptx
  powerpoint parquet spreadsheet`);
export const channels =
  wordSet(`email mail sms text push whatsapp slack link url facebook twitter x instagram linkedin tiktok telegram messenger
  phone chat webhook notification`);
export const environments = wordSet(`production staging development preview sandbox test`);
export const assistants = wordSet(`ai llm gpt chatgpt copilot assistant`);

/** Adjectives that make a kind of thing, and belong to its name. */
export const kindNouns =
  wordSet(`direct dark light solar saved vital virtual live digital mobile social custom medical financial personal private public
  internal external global local native remote shared scheduled recurring automatic manual interactive electronic natural organic physical
  legal fiscal central smart premium standard short instant secret primary secondary main due two-factor multi-factor content patient voice
  video audio credit debit started advanced general raw financial open-source`);

export const isArticle = (word: string): boolean => articles.has(word);
export const isNumeral = (word: string): boolean =>
  numerals.has(word) || /^([$€£]?[\d.,]+([%+]|st|nd|rd|th)?|\d+-(?!factor|step|way|d\b)[a-z]+|n)$/.test(word);
export const isAdverb = (word: string): boolean => timeWords.has(word) || (/.ly$/.test(word) && !lyNouns.has(word));
export const isEmptyAdjective = (word: string): boolean =>
  emptyAdjectives.has(word) || madeOf.test(word) || (/.{4}[ai]ble$/.test(word) && !ableNouns.has(word));
export const isState = (word: string): boolean => states.has(word);
/** `AI-powered`, `auto-generated`: how the thing came to be, not what it is. */
const madeOf =
  /-(powered|generated|coded|based|driven|assisted|friendly|specific|related|created|enabled|quality|moving)$/;
/** `today's`, `week's`: no owner. */
export const isTimeOwner = (word: string): boolean =>
  /^(today|yesterday|tomorrow|tonight|week|month|quarter|year|day|season|semester)'s$/.test(word);

const ableNouns = wordSet(
  `variable billable deliverable receivable payable timetable vegetable wearable consumable constable syllable`,
);
const lyNouns =
  wordSet(`reply family assembly supply anomaly ally bully fly apply rely comply imply multiply ugly friendly assembly belly jelly
  butterfly monopoly italy july`);
