// Human resources: nouns of time off, payroll, hiring.
export const peopleObjects = `
leave, time-off, vacation, vacation day, sick leave, absence, pto, parental leave: request; # leave_request; requested, submitted: leave_type day_count! starts_on ends_on; approved, rejected, declined, denied: day_count; > requested approved rejected cancelled taken
leave request, time-off request, vacation request, pto request, holiday request: request; requested, submitted: leave_type day_count! starts_on ends_on; approved, rejected, declined, denied: day_count; > requested approved rejected cancelled taken
expense, expense report, expense claim, travel expense, mileage claim, reimbursement request: money; + expense_category; rejected, declined: decline_reason; > drafted submitted approved rejected reimbursed
timesheet, timecard: request; + hours period_start; > started submitted approved rejected
shift, work shift, shift swap: booking; + starts_at; ended: duration_s; > scheduled assigned started ended swapped
payroll, payroll run, pay run: run; + employee_count; > started approved completed
job, job posting, vacancy, position, job listing, job opening, open role, job ad: product; created, posted, published: employment_type location_type; > drafted posted viewed filled closed
application, job application: request; < job; submitted: source_type; withdrawn: withdraw_reason; rejected: decline_reason; > started submitted shortlisted interviewed accepted rejected withdrawn
candidate, applicant: person; < job
employee, recruiter, interviewer, manager, hr manager, new hire, hire, worker, contractor, intern: person
interview: booking; scheduled, rescheduled: scheduled_for interview_type; completed: score; > scheduled rescheduled completed cancelled
job interview, phone screen, interview slot: booking; < candidate; scheduled, rescheduled: scheduled_for interview_type; completed: score; > scheduled rescheduled completed cancelled
interview stage, hiring stage: setting
clock-in, clock-out: request; < shift
scorecard, interview feedback: review; < candidate; + score; > submitted
job offer, offer letter, offer: agreement; < candidate; declined, rejected: decline_reason; > drafted sent accepted declined
onboarding task, onboarding checklist: task; > assigned completed
performance review, appraisal, review cycle, self-assessment, 360 review: review; < employee; > scheduled started submitted signed
employment contract, nda, policy document: agreement; > sent signed
request: request; > submitted approved rejected returned
employee referral: request; < job; > submitted accepted
benefit, benefits plan, benefit plan, pension plan, health plan: agreement; + plan_type; > viewed enrolled waived
training record, skill, certification: record; > added verified expired
attendance record: measurement
award, kudos, recognition: reward; > nominated given
employee profile, org chart, staff: mass
`;
