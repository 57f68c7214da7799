// Action phrases with the names that a good analyst would give, labelled before the reader ever saw them.
// `x_*` stands for x_started x_completed x_failed; `x_+` for x_enabled x_disabled; `?` must be met with a question and no name.

export interface Labelled {
  readonly phrase: string;
  readonly events: readonly string[];
}

export const labelled = (): readonly Labelled[] =>
  labelledIn(
    [shop, bank, health, developers, ai, saas, social, screens, work, school, nouns, frames, several, refused].join(
      '\n',
    ),
  );

/** `phrase | names`, one a line; lines that start with # are headings. */
export const labelledIn = (text: string): readonly Labelled[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [phrase = '', names = ''] = line.split(' | ');
      return { phrase: phrase.trim(), events: names.trim().split(/\s+/).flatMap(expand) };
    });

function expand(name: string): readonly string[] {
  if (name === '?') return [];
  const stem = name.slice(0, -2);
  if (name.endsWith('_*')) return ['started', 'completed', 'failed'].map((stage) => `${stem}_${stage}`);
  if (name.endsWith('_+')) return [`${stem}_enabled`, `${stem}_disabled`];
  if (name.endsWith('_~'))
    return [
      stem.replace(/(suggestion|recommendation)$/, (noun) => (noun === 'suggestion' ? 'suggested' : 'recommended')),
      ...['accepted', 'edited', 'dismissed'].map((end) => `${stem}_${end}`),
    ];
  return [name];
}

const shop = `
As a shopper, I want to save items to my wishlist so that I can buy them later | item_saved
As a guest, I want to check out without creating an account | checkout_*
As a store owner, I can create discount codes | discount_code_created
As a shopper I want to apply a coupon code at checkout | coupon_code_applied
As a buyer, I want to track my order | order_tracked
As a customer, I want to return an item | item_returned
As a returning customer, I want to reorder a previous purchase | purchase_reordered
As a seller I want to update stock levels | stock_level_updated
As a seller, I want to see which products sell best | ?
remove an item from the cart | cart_item_removed
change the quantity of a cart item | cart_item_quantity_updated
view order history | order_history_viewed
place an order | order_placed
order a pizza | pizza_order_*
redeem a gift card | gift_card_redeemed
sort products by price ascending | products_sorted
zoom in on a product image | product_image_zoomed
compare prices across stores | prices_compared
rate the seller after delivery | seller_rated
report a listing | listing_reported
refund an order | order_refunded
order is delivered | order_delivered
a payment is refunded | payment_refunded
customers choose a delivery slot | delivery_slot_selected
view the size guide | size_guide_viewed
add two shirts to the basket | basket_shirt_added
`;
const bank = `
open a savings account | savings_account_opened
deposit a check | check_deposit_*
send money to a friend | money_sent
split a bill with friends | bill_split
set a monthly budget | budget_set
block a lost card | card_blocked
dispute a transaction | transaction_disputed
download a bank statement as PDF | bank_statement_download_*
view account balance | account_balance_viewed
request a loan | loan_requested
verify my identity with a passport | identity_verification_*
exchange currency | currency_exchanged
schedule a recurring transfer | recurring_transfer_scheduled
buy and sell stocks | stock_purchase_* stock_sold
withdraw cash from an ATM | cash_withdrawal_*
customers can activate a new debit card | debit_card_activated
repay a loan early | loan_repayment_*
pay bills | bill_payment_*
payment fails | payment_failed
card is declined | card_declined
top up my balance | balance_top_up_*
file a claim | claim_filed
renew an insurance policy | insurance_policy_renewed
`;
const health = `
book an appointment with a doctor | appointment_booking_*
cancel an appointment | appointment_cancelled
log a meal | meal_logged
track water intake | water_intake_logged
refill a prescription | prescription_refilled
patients complete a symptom questionnaire | symptom_questionnaire_completed
doctor prescribes medication | medication_prescribed
nurse records vital signs | vital_sign_recorded
start a video consultation | video_consultation_started
join a video call | video_call_joined
upload lab results | lab_result_upload_*
set a medication reminder | medication_reminder_set
share health data with my doctor | health_data_shared
measure my heart rate | heart_rate_measured
start a workout | workout_started
pause a workout | workout_paused
connect a fitness tracker | fitness_tracker_connection_*
earn a badge | badge_earned
`;
const developers = `
create an API key | api_key_created
rotate an API key | api_key_rotated
revoke access tokens | access_token_revoked
open a pull request | pull_request_opened
review a pull request | pull_request_reviewed
run tests | test_run_*
build fails | build_failed
roll back a deployment | deployment_rolled_back
invite a collaborator to a repository | collaborator_invited
fork a repository | repository_forked
set up a webhook | webhook_setup_*
query the database | database_queried
view logs | logs_viewed
developers can configure environment variables | environment_variable_configuration_*
install a plugin | plugin_installation_*
restart a server | server_restarted
scale a cluster up | cluster_scaled
clone a repo | repo_cloned
resolve a merge conflict | merge_conflict_resolved
run a query against the staging database | query_run_*
provision a virtual machine | virtual_machine_provisioning_*
migrate data from another tool | data_migration_*
trigger a pipeline manually | pipeline_triggered
pipeline is triggered | pipeline_triggered
validate an address | address_validation_*
`;
const ai = `
summarize a meeting | meeting_summary_*
AI drafts a reply | reply_draft_*
regenerate an answer | answer_generation_*
copy the answer | answer_copied
give thumbs up to an answer | answer_rated
the assistant suggests a title | title_suggestion_~
translate a document into French | document_translation_*
transcribe an interview | interview_transcription_*
generate an image from a prompt | image_generation_*
ask a follow-up question | follow_up_question_asked
stop the generation | generation_stopped
edit a prompt | prompt_edited
explain code | code_explanation_*
chat with a document | document_chat_started
user accepts an AI suggestion | ai_suggestion_accepted
train a custom model | custom_model_training_*
upload documents to the knowledge base | document_upload_*
classify a support ticket | support_ticket_classified
rewrite the email in a friendlier tone | email_rewrite_*
AI recommends products | product_recommendation_~
autocomplete a sentence | sentence_suggestion_~
`;
const saas = `
invite teammates by email | teammate_invited
accept an invitation | invitation_accepted
create a workspace | workspace_created
switch to another workspace | workspace_switched
rename a project | project_renamed
duplicate a template | template_duplicated
import contacts from a CSV file | contact_import_*
export a report to PDF | report_export_*
enable two-factor authentication | two_factor_authentication_+
turn on notifications | notification_+
upgrade the plan | plan_upgraded
cancel my subscription | subscription_cancelled
downgrade to free | plan_downgraded
renew a license | license_renewed
start a free trial | trial_started
assign a task to a teammate | task_assigned
mark a task as done | task_completed
move a card to another column | card_moved
comment on a document | document_commented
mention a colleague in a comment | colleague_mentioned
schedule a meeting | meeting_scheduled
reschedule an interview | interview_rescheduled
sync calendar with Google Calendar | calendar_sync_*
reset password | password_reset_*
log out | logout_completed
sign in with SSO | login_completed login_failed
delete my account | account_deleted
update billing details | billing_details_updated
download an invoice | invoice_download_*
filter the list by status | list_filtered
add a comment to a task | task_comment_added
add a payment method | payment_method_added
remove a user from the team | team_user_removed
add tags to a contact | contact_tag_added
admins can impersonate a user | user_impersonated
merge two contacts | contact_merged
manage team members | team_member_created team_member_updated team_member_deleted
restore a deleted file | file_restored
undo a change | change_undone
preview a document | document_previewed
`;
const social = `
pin a message | message_pinned
star a repository | repository_starred
archive a channel | channel_archived
react to a message with an emoji | message_reacted
leave a group | group_left
follow a user | user_followed
unfollow a topic | topic_unfollowed
block someone | user_blocked
post a photo | photo_posted
upload a profile picture | profile_picture_upload_*
edit my profile | profile_edited
share a post on Facebook | post_shared
watch a video | video_played
resume an episode | episode_resumed
skip an ad | ad_skipped
search for a song by title | song_searched
look up a contact | contact_searched
find restaurants near me | restaurants_searched
browse categories | categories_browsed
swipe left on a profile | profile_swiped
subscribe to a channel | channel_subscription_started
unsubscribe from the newsletter | newsletter_subscription_cancelled
refer a friend | friend_referred
vote in a poll | poll_voted
create a poll | poll_created
record a voice message | voice_message_recorded
`;
const screens = `
clear all filters | filter_cleared
tap on a push notification | push_notification_tapped
click the "Buy now" button | buy_now_button_clicked
open the settings page | settings_page_opened
close a pop-up | pop_up_closed
dismiss a banner | banner_dismissed
hover over a chart | chart_hovered
select a date range | date_range_selected
choose a plan | plan_selected
enter a promo code | promo_code_entered
fill out the contact form | contact_form_submitted
submit a ticket | ticket_submitted
accept cookies | cookie_accepted
change language | language_updated
capture a screenshot | screenshot_captured
crop an image | image_cropped
print a shipping label | shipping_label_print_*
reorder items in a list | item_reordered
set the thermostat to away mode | thermostat_set
unlock the door with the phone | door_unlocked
`;
const work = `
customer contacts support | support_contacted
agent closes a ticket | ticket_closed
ticket is escalated to tier two | ticket_escalated
users get an email reminder | email_reminder_received
system sends a weekly digest | digest_sent
receive a push notification | push_notification_received
landlord lists a property | property_listed
tenants pay rent | rent_payment_*
driver accepts a ride | ride_accepted
passenger requests a ride | ride_requested
rider tips the driver | driver_tipped
book a table at a restaurant | table_booking_*
reserve a seat | seat_reservation_*
recruiter posts a job | job_posted
candidates apply for a job | job_application_submitted
apply to a job | job_application_submitted
hire a candidate | candidate_hired
sign a contract | contract_signed
host cancels a booking | booking_cancelled
donate to a charity | charity_donation_*
rent a car | car_rental_*
check in at the front desk | check_in_completed
player buys coins | coin_purchase_*
player unlocks an achievement | achievement_unlocked
win a match | match_won
`;
const school = `
teacher creates a class | class_created
students join a class with a code | class_joined
students answer a question | question_answered
parents view their child's grades | child_grades_viewed
students take a quiz | quiz_taken
retake a quiz | quiz_retaken
complete onboarding | onboarding_completed
finish the tutorial | tutorial_completed
level three is completed | level_completed
view the status of my application | application_status_viewed
see a list of upcoming events | event_list_viewed
check my eligibility | eligibility_viewed
`;
const nouns = `
checkout | checkout_*
password reset | password_reset_*
file upload | file_upload_*
light theme | light_theme_+
autosave | autosave_+
User Signed Up | user_signed_up
videoPlayed | video_played
checkout_started | checkout_started
Payment Failed | payment_failed
`;
const frames = `
let customers reschedule deliveries | delivery_rescheduled
allow admins to suspend accounts | account_suspended
give users the ability to change their language | language_updated
users want to see their spending by category | spending_viewed
the user should be able to set a profile picture | profile_picture_set
possibility to export invoices | invoice_export_*
ability to mute conversations | conversation_muted
add a button to download the report | report_download_*
support uploading videos | video_upload_*
Implement login with Facebook | login_completed login_failed
- [ ] User can reorder layers via drag-and-drop | layer_reordered
3. View cart | cart_viewed
**Share** a recipe | recipe_shared
`;
const several = `
create, edit and publish articles | article_created article_edited article_published
approve or reject expense reports | expense_report_approved expense_report_rejected
view, download and print tickets | tickets_viewed ticket_download_* ticket_print_*
like and share videos | video_liked video_shared
create a new board and invite people to it | board_created user_invited
write a review and upload photos | review_submitted photo_upload_*
search for a flight, select seats and pay | flight_searched seat_selected payment_*
upload a file or paste a link | file_upload_* link_pasted
add, edit or remove addresses | address_added address_edited address_removed
bookmark articles to read later | article_bookmarked
`;
const refused = `
product search | ?
churn | ?
increase conversion | ?
improve onboarding experience | ?
fast page loads | ?
the app should be easy to use | ?
better search | ?
settings | ?
user profile | ?
TODO | ?
... | ?
crear una cuenta | ?
创建任务 | ?
Dokument hochladen | ?
know how my team performs | ?
do it | ?
delete | ?
handle errors | ?
users cannot delete invoices | ?
work offline | ?
forgot password | ?
notify me when an item is back in stock | ?
opt out of marketing emails | ?
`;
