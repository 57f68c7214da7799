// Software for teams: nouns of Segment's B2B specification, of project and document tools, of sales and marketing.
export const saasObjects = `
workspace, organization, organisation, company, business account: organization; > created upgraded suspended deleted
account, user account: account; opened: account_type; > opened activated suspended closed deleted
team, department, user group: group; > created joined left archived
member, teammate, collaborator, colleague, coworker, admin, owner, manager, guest user: person
project, space: organization; # project; > created started completed archived deleted
task, to-do, todo, action item, subtask, checklist item, work item, staff task, task item, chore: task; created: priority due_on; completed: duration_days; > created assigned started completed reopened
card, board card, kanban card: task; moved: column_id previous_column_id; > created assigned moved archived
column, swimlane, stage column: record; < board; > created renamed deleted
board, kanban board, whiteboard, canvas: collection; > created shared archived
document, doc, spreadsheet, presentation, slide deck, note, file: file; uploaded, upload: file_type size_bytes; import: file_type; > created edited shared archived deleted
attachment, scan, pdf, kyc doc, cover letter, cv, resume, contract file, receipt photo, csv file: file; uploaded, upload: file_type size_bytes; > uploaded viewed deleted
folder, directory, collection, label, tag, segment: collection; > created renamed archived deleted
template, saved reply, canned reply, canned response, macro, snippet, email template: record; > created used archived
comment: message; submitted, posted, added: message_length; > posted edited resolved deleted
voice message, voice note, voicemail: playable; sent, recorded: duration_s; > recorded sent played
mention: message; < comment; > sent read
report, dashboard report, export report: file; > created scheduled viewed shared exported
dashboard, chart, widget, graph: part; > created viewed shared archived
report schedule, scheduled report: record; + frequency
contact, lead, prospect, customer record: person
deal, opportunity, sales opportunity: case; + amount currency; moved: stage previous_stage; > created qualified proposed won lost
stage, status, priority, phase: setting
pipeline stage, deal stage: record; > created enabled disabled
campaign, email campaign, ad campaign, marketing campaign, sequence, drip campaign: campaign; sent: recipient_count; > drafted scheduled sent paused completed
landing page, website, site: part; > drafted published viewed
form, contact form, feedback form, survey form, signup form, application form: form; submitted: field_count; > created published viewed submitted
survey, poll, nps survey: form; submitted, completed, answered: answered_count; voted: option_id; > created published answered closed
plan, tier, pricing plan, subscription plan: setting; # plan_tier; + billing_period
role, member role, permission, user role, access level: setting; updated, changed: role! previous_role!; > assigned changed revoked
seat count, user seat: membership; > added removed
membership, group membership: membership; > joined renewed left
invitation, invite, team invitation, workspace invitation: request; < workspace; sent: invitee_role channel; > sent accepted declined expired
integration, app, connector, third-party app, calendar integration: integration; connection, installation: provider; > connected synced disconnected
webhook: service; > created tested triggered failed deleted
automation, workflow, rule, trigger, zap, flow: record; run: trigger_type; > created enabled run disabled deleted
reminder, deadline, notification rule: record; + scheduled_for; set: scheduled_for; > set triggered dismissed
calendar, schedule, shift plan: collection; > created shared synced
meeting, call, video call, calendar event, demo, standup, one-on-one: group; scheduled: scheduled_for duration_minutes; ended, completed: duration_s attendee_count; > scheduled started joined ended
notification, push notification, alert, email reminder, system message, notice, announcement, payment reminder, reminder email, confirmation email: message; sent: channel; > sent delivered opened dismissed
feedback, testimonial, email, sms, text message, direct message, chat message, message, reply, dm: message; > drafted sent delivered read replied
conversation, chat, thread, inbox thread, discussion, group chat: case; > started assigned replied closed reopened
inbox, feed, timeline, homepage, home: screen
view, filter, list, map, calculation, saved view: part; > created shared deleted
theme, language, timezone, time zone, notification setting, notification preference, setting, preference, currency setting, dark mode, mode: setting
two-factor authentication, sso, single sign-on, saml, mfa, 2fa, security: setting
profile, user profile, profile picture, avatar, bio, cover photo: record
usage, analytics, statistics, activity log, audit log, progress, history: mass
version, revision, change, draft: record; > created restored
share link, public link, link: record; > created opened revoked
feature request, idea, product feedback, roadmap item, feature: case; > submitted upvoted planned shipped
okr, objective, key result, goal, target: goal; + target_amount; > set updated reached
time entry, billable hour, time log: measurement; + duration_minutes; > logged approved
`;
