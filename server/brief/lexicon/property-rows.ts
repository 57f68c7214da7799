// The properties that events of briefs carry: `name: type [unit] [format] [range]; description; examples`.
// Values that a brief does not name stay open: they are examples, never an enum.

const runs = `
request_id: string; Joins the events of a run; r_17
suggestion_id: string; Joins an offer with its answer; s_23
prompt_length: integer characters; Size, never the text; 240
model: string; Model that answered; small-2
latency_ms: integer ms; From accepted to stored; 1800
output_tokens: integer count; Size of the answer; 350
duration_ms: integer ms; From start to end; 2400
duration_s: integer s; From start to end; 310
duration_minutes: integer min; How long it lasts; 30
duration_days: integer d; From start to end; 12
item_count: integer count; How many there are; 12
attempt_number: integer count 1..; Which try this is, the first is 1; 2
error_code: string; Why it gave up; timeout, refused
environment: string; Where it runs; staging, production
version: string; Version that was shipped or installed; 2.4.1
trigger_type: string; What set it off; manual, schedule, push
branch_name: string; Branch that it ran on; main
row_count: integer count; How many rows there are; 120
test_count: integer count; How many tests ran; 240
failed_count: integer count 0..; How many of them failed; 2
commit_count: integer count; How many commits it holds; 4
replica_count: integer count 0..; How many copies run from now on; 4
previous_replica_count: integer count 0..; How many copies ran before; 2
status_code: integer; HTTP status of the answer; 200
endpoint_name: string; Route that was called, no values; /orders/{id}
review_result: string; What the reviewer decided; approved, changes_requested, commented
is_draft: boolean; Not ready for review yet; false
severity: string; How bad it is; low, medium, high
`;

const money = `
amount: number currency 0..; What is paid or owed, tax included; 19.9
price: number currency 0..; Of one piece, tax included; 19.9
value: number currency 0..; Worth of all that is in it, before shipping; 59.7
discount: number currency 0..; What is taken off; 5
currency: string currency; Three letters, as in ISO 4217; EUR
from_currency: string currency; Currency given, three letters as in ISO 4217; USD
to_currency: string currency; Currency received, three letters as in ISO 4217; EUR
previous_amount: number currency 0..; Amount before the change; 24.9
previous_price: number currency 0..; Price before the change; 24.9
target_price: number currency 0..; Price that is waited for; 15
target_amount: number currency 0..; What is to be reached; 500
premium_amount: number currency 0..; What is paid per period; 32.5
monthly_rent: number currency 0..; What is due per month; 950
max_price: number currency 0..; Highest price that is looked for; 1200
entry_fee: number currency 0..; What joining costs; 4.99
fare_difference: number currency; What the change costs, negative when money comes back; 35
quantity: integer count 1..; How many; 2
payment_method: string; How it is paid, no numbers; card, wallet, bank_transfer
decline_code: string; Why no money moved; insufficient_funds, expired_card, declined
plan_tier: string; Tier from now on; free, plus, pro
previous_plan_tier: string; Tier before the change; free, plus, pro
billing_period: string; How often it is billed; month, year
frequency: string; How often it repeats; once, weekly, monthly
period: string; What span it is for; week, month
previous_due_on: string date; Day it was due before; 2026-02-07
due_on: string date; Day it is due; 2026-02-14
starts_on: string date; First day; 2026-02-01
ends_on: string date; Last day; 2026-02-05
term_months: integer count; How many months it runs; 24
odds: number; Decimal odds, stake included; 2.5
expense_category: string; What the money was spent on; travel, meals, software
account_type: string; What kind of account it is; personal, business
card_type: string; What kind of card it is, no numbers; debit, credit, virtual
coupon_code: string; Code that was entered; SPRING10
currency_name: string; Which virtual currency pays; gems, coins
`;

const reasons = `
cancel_reason: string; Reason picked from the list; changed_mind, too_late, too_expensive
return_reason: string; Reason picked from the list; damaged, wrong_item, does_not_fit
refund_reason: string; Reason picked from the list; returned, damaged, late
decline_reason: string; Reason picked from the list; too_low, not_available, incomplete
dispute_reason: string; Reason picked from the list; not_recognized, not_received, duplicate
withdraw_reason: string; Reason picked from the list; accepted_elsewhere, changed_mind
drop_reason: string; Reason picked from the list; too_hard, no_time, not_as_expected
leave_reason: string; Reason picked from the list; not_active, moved, other
dismiss_reason: string; Reason picked from the list; wrong, not_needed, too_long
report_reason: string; Reason picked from the list; spam, abuse, wrong_information
failure_reason: string; Why it did not work out; nobody_home, wrong_address
block_reason: string; Reason picked from the list; abuse, fraud, requested
reason: string; Why it happened, picked from the list; requested, mistake, reward
resolution: string; How it was settled; solved, duplicate, no_answer
result: string; How it ended; won, lost, drawn
`;

const places = `
surface: string; Where in the product it happened; home, search, menu
channel: string; Which way it went out; email, push, in_app
source_type: string; Where it came from; file, link
method: string; Way in that the user picked; password, google, sso
provider: string; Whose product is connected; slack, google
format: string; Form of the file; pdf, csv
target_language: string; Language of the result; es
origin: string; Where it starts, as a code; BER
destination: string; Where it ends, as a code; LIS
location_name: string; City or area, no address; Lisbon
carrier: string; Who transports it; dhl, ups
slot_name: string; Place where it is worn or used; head, hand
position: integer 1..; Place in the list, the first is 1; 3
position_s: integer s 0..; Where playback stood; 95
invitee_role: string; Role offered to the person, no address; editor, viewer
changed_field: string; Which part changed, not to what; title
`;

const times = `
scheduled_for: string date-time; When it is to take place; 2026-01-31T09:30:00Z
previous_scheduled_for: string date-time; When it was to take place before; 2026-01-30T09:30:00Z
starts_at: string date-time; When it begins; 2026-01-31T09:30:00Z
period_start: string date; First day of the period; 2026-01-26
departure_date: string date; Day of departure; 2026-03-14
check_in_date: string date; First night; 2026-03-14
check_out_date: string date; Day of departure; 2026-03-17
day_count: number d 0..; How many days, halves included; 3
night_count: integer count 1..; How many nights; 3
rental_days: integer count 1..; How many days; 4
hours: number h 0..; How many hours; 38.5
`;

const counts = `
results_count: integer count 0..; How many were found, 0 is a miss; 23
query_length: integer characters 0..; Length of the query, never its text; 14
filter_by: string; Criterion, never its value; price
sort_by: string; What the order follows; price
message_length: integer characters 0..; Size, never the text; 120
answer_length: integer characters 0..; Size, never the text; 80
field_count: integer count 0..; How many fields were filled in; 6
answered_count: integer count 0..; How many questions have an answer; 8
size_bytes: integer bytes 0..; Size of the file; 48200
recipient_count: integer count 0..; How many people it goes to; 1200
participant_count: integer count 1..; How many people share it; 3
attendee_count: integer count 0..; How many people were there; 8
member_count: integer count 1..; How many people belong to it; 14
employee_count: integer count 1..; How many people it covers; 60
passenger_count: integer count 1..; How many people travel; 2
traveler_count: integer count 1..; How many people travel; 2
guest_count: integer count 1..; How many people stay; 2
party_size: integer count 1..; How many people come; 4
bedroom_count: integer count 0..; How many bedrooms; 2
track_count: integer count 0..; How many tracks it holds; 18
media_count: integer count 0..; How many pictures and videos it holds; 1
message_count: integer count 0..; How many messages it has; 9
stop_count: integer count 0..; How many stops it has; 14
piece_count: integer count 1..; How many pieces; 2
step_count: integer count 0..; How many steps; 6400
dose_count: integer count; How many doses; 1
weight_kg: number kg 0..; Packaging included; 12.5
distance_km: number km 0..; Distance covered; 5.2
energy_kwh: number kWh 0..; Energy used; 18.4
streak_days: integer count 0..; How many days in a row; 7
read_share: number ratio 0..1; How far somebody got, 1 is the end; 0.8
edit_ratio: number ratio 0..1; Share of characters changed; 0.15
decision_ms: integer ms; From shown to answered; 3200
rating: integer 1..5; 1 is worst, 5 is best; 4
is_helpful: boolean; Thumb up or down; true
is_correct: boolean; The answer was right; true
is_late: boolean; After the day it was due; false
score: number ratio 0..1; Share of what could be reached; 0.8
level: integer 1..; Number of the level; 7
rank: integer 1..; Place reached, the first is 1; 12
previous_rank: integer 1..; Place before; 18
`;

const settings = `
shipping_method: string; How it is sent; standard, express
delivery_method: string; How it is brought; courier, pickup
delivery_option: string; How it is brought; courier, pickup
language: string; Language from now on, as in BCP 47; en, de
previous_language: string; Language before the change; de, en
theme: string; Look from now on; light, dark
visibility: string; Who can see it; private, team, public
previous_visibility: string; Who could see it before; private, team, public
permission: string; What is allowed from now on; read, write
access_level: string; What is allowed from now on; read, write
timezone: string; Time zone, as in the IANA database; Europe/Berlin
tariff: string; Tariff from now on; flat, dynamic
previous_quantity: integer count 0..; How many before the change; 1
previous_priority: string; How urgent it was; low, normal, high
`;

const types = `
category: string; What it is filed under; electronics, home
priority: string; How urgent it is; low, normal, high
status: string; State from now on; open, done
previous_status: string; State before the change; new, open
stage: string; Stage from now on; interview, offer
previous_stage: string; Stage before the change; screening, interview
role: string; Role from now on; editor, admin
previous_role: string; Role before the change; viewer, editor
mode: string; Which way of playing; solo, team
season: string; Span of time that it is sold for; s_4
resolution_type: string; How it was settled; solved, duplicate
ad_format: string; Form of the ad; banner, video
application_type: string; What is applied for; new, renewal
character_type: string; Kind of character; mage, knight
connection_type: string; How it is connected; wifi, bluetooth
device_type: string; Kind of device; sensor, tv
document_type: string; Kind of document, no numbers; passport, id_card
employment_type: string; Kind of employment; full_time, part_time
entry_method: string; How the value got in; manual, device, import
fare_class: string; Conditions that the ticket comes with; basic, flex
file_type: string; Kind of file; pdf, png
interview_type: string; Kind of interview; phone, on_site
join_method: string; How the person got in; code, invitation, search
leave_type: string; Kind of leave; vacation, sick, parental
location_type: string; Where the work is done; office, remote
meal_type: string; Time of day that it belongs to; breakfast, lunch, dinner
pickup_type: string; When it starts; now, later
plan_type: string; Kind of plan; basic, family
post_type: string; Kind of post; text, photo, video
property_type: string; Kind of property; flat, house
quest_type: string; Kind of quest; daily, story
reaction_type: string; What was picked; like, heart
reward_type: string; Kind of reward; coins, item
seat_class: string; Comfort that was booked; economy, business
seat_number: string; Row and letter; 12A
ticket_type: string; Kind of ticket; standard, vip
visit_type: string; How the visit takes place; in_person, video
workout_type: string; Kind of workout; run, strength
`;

export const propertyRows = [runs, money, reasons, places, times, counts, settings, types].join('\n');
