// The verb table: lemma (phrasal verbs with their particle) -> class, and the noun or past form that its events carry.
import type { ActionClass } from './reading.ts';

export interface Verb {
  readonly lemma: string;
  readonly class: ActionClass;
  /** The noun of a process; otherwise the past form in the name, when it is not the verb's own. */
  readonly noun?: string;
}

/** `lemma` or `lemma:noun`; `_` stands for a space. */
const table: readonly (readonly [ActionClass, string])[] = [
  [
    'process',
    `generate:generation regenerate:generation summarize:summary summarise:summary recap:summary upload:upload reupload:upload
    download:download import:import export:export sync:sync synchronize:sync synchronise:sync install:installation reinstall:installation
    deploy:deployment redeploy:deployment run:run rerun:run execute:execution process:processing scan:scan rescan:scan translate:translation
    transcribe:transcription analyze:analysis analyse:analysis verify:verification validate:validation convert:conversion migrate:migration
    back_up:backup backup:backup build:build rebuild:build train:training retrain:training render:rendering connect:connection
    connect_to:connection reconnect:connection integrate:integration integrate_with:integration configure:configuration set_up:setup setup:setup
    onboard:onboarding offboard:offboarding rewrite:rewrite rephrase:rewrite paraphrase:rewrite draft:draft compile:compilation
    calculate:calculation compute:computation check_out:checkout checkout:checkout print:print crawl:crawl index:indexing reindex:indexing
    provision:provisioning encode:encoding decode:decoding explain:explanation ingest:ingestion parse:parsing extract:extraction
    predict:prediction forecast:forecast transcode:transcoding compress:compression simulate:simulation fine-tune:fine-tuning scrape:scraping
    auto-generate:generation autogenerate:generation`,
  ],
  [
    'money',
    `pay:payment pay_for:payment pay_off:payment buy:purchase purchase:purchase book:booking rebook:booking reserve:reservation rent:rental
    lease:lease donate:donation donate_to:donation deposit:deposit withdraw:withdrawal transfer:transfer top_up:top_up order:order
    preorder:preorder pre-order:preorder repay:repayment invest:investment invest_in:investment cash_out:cash_out`,
  ],
  [
    'auth',
    `sign_up:signup signup:signup register:signup log_in:login sign_in:login log_into:login sign_into:login log_on:login login:login
    signin:login authenticate:login logout:logout log_out:logout sign_out:logout log_off:logout signout:logout`,
  ],
  [
    'view',
    `view:viewed see:viewed look_at:viewed look_through:viewed preview:previewed check:viewed visit:visited read:read load:loaded
    scroll:scrolled scroll_through:scrolled scroll_down:scrolled inspect:viewed access:viewed go_to:viewed go_back_to:viewed return_to:viewed navigate_to:viewed land_on:viewed
    examine:viewed observe:viewed`,
  ],
  [
    'find',
    `search:searched search_for:searched search_through:searched look_for:searched find:searched look_up:searched filter:filtered
    sort:sorted browse:browsed browse_for:browsed browse_through:browsed compare:compared explore:browsed`,
  ],
  ['toggle', 'enable disable toggle turn_on turn_off switch_on switch_off toggle_on toggle_off'],
  [
    'play',
    `play:played watch:played listen:played listen_to:played stream:played replay:replayed rewatch:replayed pause:paused resume:resumed
    rewind:rewound`,
  ],
  ['share', 'share:shared'],
  ['invite', 'invite:invited refer:referred'],
  ['rate', 'rate:rated score:scored upvote:upvoted downvote:downvoted'],
  [
    'submit',
    'submit:submitted fill_in:submitted fill_out:submitted apply_for:submitted apply_to:submitted hand_in:submitted turn_in:submitted',
  ],
  ['request', 'ask_for:requested request:requested ask:asked'],
  [
    'message',
    `reply:replied reply_to:replied respond:replied respond_to:replied comment:commented comment_on:commented react:reacted
    react_to:reacted chat:started chat_with:started message:messaged contact:contacted send:sent resend:resent text:texted email:emailed
    call:called`,
  ],
  ['membership', 'add:added remove:removed'],
  [
    'subscription',
    'subscribe:started subscribe_to:started unsubscribe:cancelled unsubscribe_from:cancelled upgrade:upgraded downgrade:downgraded renew:renewed',
  ],
  ['ai', 'suggest:suggested recommend:recommended propose:suggested autocomplete:suggested'],
  [
    'reversible',
    `follow unfollow like unlike save unsave bookmark pin unpin archive unarchive mute unmute block unblock hide unhide freeze unfreeze
    favorite favourite star unstar lock`,
  ],
  [
    'plain',
    `adjust:updated alter:updated change:updated modify:updated amend:updated update edit rename create write:created make:created delete
    erase:deleted finish:completed complete:completed end:ended choose:selected pick:selected select opt_for:selected
    get:received receive:received obtain:received give take track:logged log:logged record:recorded enroll:enrolled enroll_in:enrolled
    enrol:enrolled enrol_in:enrolled input:entered type:entered type_in:entered enter insert check_in:completed level_up:completed
    bill:billed manage unlock activate deactivate reactivate place replace swipe swipe_on:swiped swipe_through:swiped swipe_left:swiped
    swipe_right:swiped delegate define grant reorder rearrange:reordered fetch start begin:started open close grade duplicate copy undo redo
    set join leave skip mark escalate assign reassign unassign cancel refill revoke merge accept reject decline dismiss approve disapprove list
    relist report ship deliver return stop lose win earn spend click click_on:clicked click_through:clicked tap tap_on:tapped press hover
    hover_over:hovered split apply link unlink refund recreate publish unpublish republish schedule reschedule post move drag drop reset redeem
    claim vote vote_for:voted vote_in:voted vote_on:voted rank sell negotiate bid bid_on:bid attach detach resolve reopen snooze restart retry
    rotate rollback:rolled_back roll_back:rolled_back push pull fork clone confirm deny swap trade level equip craft measure weigh attend extend
    shorten crop resize annotate highlight tag untag label mention quote repost customize customise personalize personalise restore recover
    prescribe answer retake impersonate suspend ban exchange dispute file sign hire tip trigger query resubmit classify detect scale
    capture review switch switch_to:switched switch_between:switched zoom zoom_in:zoomed zoom_out:zoomed clear paste
    notify alert remind warn display:shown show:shown store charge initiate collect test debug
    expand collapse minimize maximize:maximized dock undock drill_down:drilled_down group ungroup trim cut combine
    contribute contribute_to:contributed participate participate_in:participated interact_with:used collaborate_on:edited use
    utilize:used utilise:used try:tried try_out:tried try_on:tried_on sign_off:approved check_off:completed tick:completed tick_off:completed
    clock_in:clocked_in clock_out:clocked_out check_into:checked_in shut_down:shut_down kick_off:started
    launch start_over:restarted meet talk_to:called pick_up:picked_up drop_off:dropped_off follow_up:followed_up
    flag unflag endorse nominate map unmap pair unpair calibrate monitor:monitored enqueue dequeue queue
    dispense administer diagnose discharge admit triage reassess vaccinate
    exclude limit restrict whitelist blacklist allowlist permit
    study practice:practised practise:practised memorize memorise learn teach present exit quit pass fail expire
    outline brainstorm visualize:visualized visualise:visualised design plan budget estimate
    unsend forward screenshot redact encrypt decrypt hash stake mint burn
    dial hang_up:hung_up
    water plant nurture harvest feed walk cook bake eat drink sleep
    cast broadcast go_live:went_live host
    correct:corrected proofread tweak:updated fix:fixed refine:refined revise:revised revisit
    tailor:customized sketch draw paint color
    deselect unselect uncheck:unchecked
    reimburse reconcile audit invoice
    lend borrow
    disconnect uninstall eject unmount mount
    declare announce introduce disclose
    reach reach_out_to:contacted
    hear speak say tell
    demote promote appoint elect
    oversee:monitored
    persist
    navigate:navigated
    transition advance progress
    arrange organize organise categorize categorise prioritize prioritise
    link_to:linked
   `,
  ],
];

const entries = table.flatMap(([cls, words]) =>
  words
    .trim()
    .split(/\s+/)
    .map((word): readonly [string, Verb] => {
      const [lemma = '', noun] = word.split(':').map((part) => part.replaceAll('_', ' '));
      return [lemma, noun ? { lemma, class: cls, noun } : { lemma, class: cls }];
    }),
);

export const verbs: ReadonlyMap<string, Verb> = new Map(entries);

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Verbs that are as often nouns: beside "and" they open a clause only before an article or a pronoun. */
export const nounLike =
  set(`file list order report comment message review label bill record group map plan note text email call score cast project
  budget ticket study quiz target cost price contact filter search charge claim tip post schedule request balance access process 
  design query test tag highlight label invoice score play index stream mention quote water plant link`);

/** Things happen by themselves: `payment fails`, `order ships`. */
export const happenings = set(
  `fail finish complete end expire start begin break crash arrive ship succeed lapse stop load appear close open`,
);

/** Give somebody something: the first noun is who gets it. */
export const ditransitive =
  set(`give send show offer assign lend pay teach tell award grant hand ask read buy get make write order bring email
  text resend sell serve charge`);

/** Verbs whose object may be left out, or that have none. */
export const objectless: ReadonlySet<string> = new Set([
  'pay',
  'check out',
  'checkout',
  'sign up',
  'signup',
  'register',
  'log in',
  'sign in',
  'login',
  'log out',
  'sign out',
  'logout',
]);
