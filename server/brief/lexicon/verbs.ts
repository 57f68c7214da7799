// The verb table: lemma (phrasal verbs with their particle) -> class, and the noun or past form that its events carry.
import { wordSet } from '../../base/lexicon/word-set.ts';
import type { ActionClass } from '../grammar/reading.ts';

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
    auto-generate:generation autogenerate:generation print_out:print`,
  ],
  [
    'money',
    `pay:payment pay_for:payment pay_off:payment buy:purchase purchase:purchase book:booking rebook:booking reserve:reservation rent:rental
    lease:lease donate:donation donate_to:donation deposit:deposit withdraw:withdrawal transfer:transfer top_up:top_up order:order
    preorder:preorder pre-order:preorder repay:repayment pay_back:repayment invest:investment invest_in:investment cash_out:cash_out`,
  ],
  [
    'auth',
    `sign_up:signup signup:signup register:signup log_in:login sign_in:login log_into:login sign_into:login log_on:login login:login
    signin:login authenticate:login logout:logout log_out:logout sign_out:logout log_off:logout signout:logout`,
  ],
  [
    'view',
    `view:viewed see:viewed look_at:viewed look_through:viewed preview:previewed check:viewed visit:visited read:read load:loaded
    scroll:scrolled scroll_through:scrolled scroll_down:scrolled inspect:viewed access:viewed go_to:viewed go_back_to:viewed return_to:viewed proceed_to:viewed continue_to:viewed navigate_to:viewed land_on:viewed
    examine:viewed observe:viewed find_out:viewed`,
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
    'subscribe:started subscribe_to:started subscribe_for:started unsubscribe:cancelled unsubscribe_from:cancelled upgrade:upgraded downgrade:downgraded renew:renewed',
  ],
  ['ai', 'suggest:suggested recommend:recommended propose:suggested autocomplete:suggested'],
  [
    'reversible',
    `follow unfollow like unlike save unsave bookmark pin unpin archive unarchive mute unmute block unblock hide unhide freeze unfreeze
    favorite favourite star unstar lock`,
  ],
  [
    'plain',
    `accept acknowledge acquire activate adjust:updated administer admit adopt advance advertise agree_to:accepted
    alert allocate allowlist alter:updated amend:updated annotate announce answer appeal append apply appoint
    approve arrange assemble assess assign associate attach attend audit authorise authorize auto-fill autofill
    award bake ban begin:started bid bid_on:bid bill:billed blacklist board borrow brainstorm bring broadcast budget
    burn calibrate cancel capture cast categorise categorize cater certify change:updated charge check_in:completed
    check_into:checked_in check_off:completed choose:selected claim clarify classify clean:cleaned clear click
    click_on:clicked click_through:clicked clock_in:clocked_in clock_out:clocked_out clone close coach
    collaborate_on:edited collapse collect color combine commit communicate_with:contacted complete:completed
    compose:written conclude conduct confirm consent_to:accepted consult contribute contribute_to:contributed cook
    coordinate copy correct:corrected craft create credit crop crosspost curate customise customize cut dance
    deactivate debug decide declare decline decrypt defer define delegate delete deliver demote deny depart dequeue
    deregister describe deselect design detach detect determine develop diagnose dial dictate direct disapprove
    disburse discard discharge disclose disconnect discover discuss dismiss dispatch dispense display:shown dispute
    distribute dock document drag draw drill_down:drilled_down drink drop drop_off:dropped_off duplicate earn eat
    edit eject elect embed empty encrypt end:ended endorse engage_with:used enlarge enlist enqueue enrol:enrolled
    enrol_in:enrolled enroll:enrolled enroll_in:enrolled enter enter_into:entered equip erase:deleted escalate
    establish estimate evaluate exchange exclude exercise exit expand expedite expire express extend fail
    fast-forward feed fetch file finalise finalize finish:completed fix:fixed flag flip follow_up:followed_up fork
    format formulate forward fulfill fund gather get:received gift give go_live:went_live grade grant greet group
    guess guide halt hang_up:hung_up harvest hash hear highlight hire hold host hover hover_over:hovered hum
    identify illustrate impersonate inform initialise initialize initiate inject input:entered
    inquire_about:requested insert inspire instruct insure interact_with:used interview introduce invalidate invert
    invoice issue join join_in:joined justify kick kick_off:started label land launch lead learn leave lend level
    level_up:completed limit link link_to:linked liquidate list localise localize locate log:logged lose mail
    make:created manage map mark match maximize:maximized measure meet memorise memorize mention merge minimize mint
    mix moderate modify:updated monitor:monitored mount move name narrate navigate:navigated negotiate nominate
    normalise normalize notify nudge nurture obtain:received omit open operate opt_for:selected opt_into:enabled
    organise organize outline override overrule oversee:monitored overwrite pack package paginate paint pair
    participate participate_in:participated partition pass paste perform permit persist personalise personalize
    phone photograph pick:selected pick_up:picked_up place plan plant populate position post practice:practised
    practise:practised pre-approve pre-fill preapprove prefill prepare preprocess prescribe present press prioritise
    prioritize procure produce progress promise promote proofread protect provide prune publish pull purge push
    qualify quarantine query queue quit quote raise randomise randomize rank reach reach_out_to:contacted reactivate
    rearrange:reordered reassess reassign rebalance reblog recall receive:received reclaim recognize reconcile
    record:recorded recover recreate recruit recycle redact redeem redirect redo refactor refill refine:refined
    refresh refund regain reimburse reinstate reject relate release relist relocate remind rename reopen reorder
    repair repeat repin replace replenish replicate report repost reproduce republish reroute reschedule rescue
    research reset resize resolve restart restock restore restrict restructure resubmit retain retake retire retract
    retrieve retry return revalidate reveal reverse revert review revise:revised revisit revoke reward ride roll
    roll_back:rolled_back rollback:rolled_back rotate route sample sanitize say scale schedule screenshot secure
    segment select sell separate serve set set_as:set settle shift ship shoot:shot shop_for:browsed shorten show:shown
    shut_down:shut_down sign sign_off:approved silence sing sketch skip sleep slide snap snooze soft-delete solve
    source speak specify spend split sponsor stage stake standardize start start_over:restarted stitch stop store
    study style subtract summon supervise supply survey suspend swap swipe swipe_left:swiped swipe_on:swiped
    swipe_right:swiped swipe_through:swiped switch switch_between:switched switch_into:switched switch_to:switched synthesize tag
    tailor:customized take talk_to:called tally tap tap_on:tapped teach tell terminate test tick:completed
    tick_off:completed tip toss trace track:logged trade transition trash treat triage trigger trim try:tried
    try_on:tried_on try_out:tried tune tweak:updated type:entered type_in:entered unassign uncheck:unchecked undo
    undock unenroll unflag ungroup unify uninstall unlink unlock unmap unmount unpair unpublish unregister unselect
    unsend untag update use utilise:used utilize:used vaccinate vet visualise:visualised visualize:visualized void
    volunteer volunteer_for:joined vote vote_for:voted vote_in:voted vote_on:voted wager waive walk warn wash water
    weigh welcome whitelist win wipe work_on:edited wrap write:created zoom zoom_in:zoomed zoom_out:zoomed`,
  ],
  [
    'plain',
    `boost increase decrease reduce lower check_out_of:checked_out abandon abort adapt address adjourn advise aggregate align allot anchor anonymise anonymize appraise arm auction
    back-date backdate balance bar barter batch befriend bench blend block_off:blocked_off blur bookend boot brew
    brief brush bump bundle bury bypass caption carry_out:performed catch chain chair challenge chase chop circle
    circulate cite clear_out:cleared clip clock coat code collate come_back_to:reopened command compensate condense
    congratulate consolidate construct consume contest contract convene cordon counter couple cover crack crush cultivate
    curb cure cut_down:cut cycle date deal debit decommission decompress deduct deduplicate defeat defend delay
    delist demo demolish destroy dice dig digitise digitize dilute dim dip disarm disband discount disinfect
    dismantle disqualify dissolve divert divide do_away_with:removed double-check double-click drain dress drill
    drive dry duel dump e-sign earmark embargo emit employ enclose engrave enrich entrust erect evacuate evict
    excavate exempt exhibit expel expose extinguish fasten feature fence fertilise fertilize fight fill_up:filled
    film finance find_out_about:viewed fine fire fit flatten flick_through:browsed flip_through:browsed float flush
    fold force forge forgive found frame fry fuel furnish fuse gamble garnish get_rid_of:deleted give_back:returned
    glue go_over:reviewed go_through:reviewed grab graph grind guard haggle_over:haggled hail halve hammer
    hand_back:handed_back hand_over:handed_over harden heat hedge hoist honor honour house hunt implant impose
    inflate inherit inoculate intercept interrupt investigate irrigate isolate itemise itemize jot_down:noted juggle
    jump knit laminate lay lengthen lift line list_out:listed lock_out:locked_out long-press
    look_into:investigated look_over:reviewed loop loosen lubricate magnify make_up:made_up manufacture market mask
    master mediate mine mirror misplace mobilize mortgage mow multiply nail neutralise neutralize notarise notarize
    note_down:noted number offload offset outbid outsource overlay overtake page pan pardon park
    pass_on:forwarded pass_over:skipped patch patrol pave pay_attention_to:viewed peel peer-review perforate petition
    pilot pinch pinpoint pitch plead pledge plug plug_in:plugged_in point polish poll pool port pour power preheat
    preload preregister preserve preset price print_off:printed probe profile prompt prosecute prototype prove pump
    punch purchase_back:repurchased purify put_on:put_on queue_up:queued race rack raffle read_through:read reap
    rearm reattach rebrand recharge recite recognise recompute reconfigure reconfirm reconsider reconstruct recount
    rectify reformat refuel refuse refute regrade regroup regulate rehearse reheat reinforce reissue rejoin relabel
    relaunch relay relinquish reload remake remap remediate remit remix remortgage renegotiate renounce renovate
    reorganise reorganize repack repaint repatriate replan replant reposition repossess reprice reprint reprioritise
    reprioritize reprocess repurchase requeue requisition resell reshare reshuffle respawn resubscribe resupply
    resurrect retag rethink retrofit reuse revamp revive rewire rework right-click ring rinse rip roast round rub
    run_through:reviewed salvage sanction save_off:saved scaffold scout scrap scratch screen screen-share scribble
    scroll_past:scrolled scrub sculpt seal seat seed seek seize send_back:returned send_in:submitted send_off:sent
    send_out:sent send_over:sent sequence service set_off:triggered sew shade shake shape sharpen shave shelve shield
    shortlist shred shrink shuffle sign_up_to:joined signal simplify sip size skim slice slot slow smooth snapshot
    snip soak sow space spawn speak_to:contacted speak_with:contacted spectate spell spin splice spot spray spread
    sprinkle squash squeeze stack stain stamp star-rate start_off:started start_up:started steer
    step_through:viewed sterilise sterilize stick stir stock stock_up_on:stocked straighten strap strengthen stretch
    strike strip structure subcontract sublet subsidize substitute subtitle sue sum superimpose supplement suppress
    surrender swap_out:swapped sweep swim tabulate tackle tail take_over:taken_over tame tape target taste tax
    team_up_with:joined tear tease tender test_out:tested thank thaw throttle throw throw_away:discarded
    throw_out:discarded ticket tie tighten tile tilt time tint tokenize total touch tow trade_in:traded_in transform
    transport trap triple troubleshoot truncate tuck turn_away:rejected tutor twist unban unbundle unclaim uncover
    undelete underline underwrite unfold unload unmask unmatch unmerge unpack unpause unplug unreserve unroll unseal
    unstake unveil unwrap uphold upscale upsell vacate vacuum validate_against:validated ventilate veto voice
    walk_through:viewed waste wear weave weed weld whisper wind wire wish-list withhold witness work_out:calculated
    write_down:noted write_up:written yield zip zone`,
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

/** Verbs that are as often nouns: beside "and" they open a clause only before an article or a pronoun. */
export const nounLike =
  wordSet(`leave file list order report comment message review label bill record group map plan note text email call score
  cast project budget ticket study quiz target cost price contact filter search charge claim tip post schedule
  request balance access process design query test tag highlight label invoice score play index stream mention quote
  water plant link refresh document source sample package stage style survey route position format source gift award
  credit mail phone fund guide board land shift void wrap match mix pack trace reward ride research name issue lead
  hold brand address aim arm auction bar batch bench blend block brief brush bundle caption chain challenge circle
  clip clock code command contest contract counter cover cross cycle date deal demo discount drain dress drill e-mail
  experiment exhibit feature film fine fold force frame fuel gauge grip guard hit jump lift line loan loop
  market mask mine mirror mortgage number object offset overlay page pan park patch petition pilot piece pitch pledge
  poll pool port probe profile prompt prototype pulse pump punch race rack raffle rebate recharge relay remake remix
  reprint rework ring round sanction scout scrap scratch screen seal seat section seed sequence service shade shape
  shield shuffle signal slice slot snapshot space spike spin spot spray spread squeeze stack stamp stock stress
  stretch strike strip structure substitute subtitle sum supplement support surface tail tape taste tax tie tile time
  tint tow trail transport trap trick tutor twist voice wager waste weed wire witness zip zone`);

/** Things happen by themselves: `payment fails`, `order ships`. */
export const happenings = wordSet(
  `fail finish complete end expire start begin break crash arrive ship succeed lapse stop load appear close open execute run render sync`,
);

/** Give somebody something: the first noun is who gets it. */
export const ditransitive =
  wordSet(`give send show offer assign lend pay teach tell award grant hand ask read buy get make write order bring email
  text resend sell serve charge`);

/** Verbs whose object may be left out, or that have none. */
export const objectless: ReadonlySet<string> = new Set([
  'pay',
  'subscribe',
  'unsubscribe',
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
