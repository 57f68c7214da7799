// The first files of a project: what a team keeps editing.

/** trackwright.yml. `fresh`: the project begins with our example, whose names are settled; a plan that was read has names of its own. */
export const starterConfig = (
  fresh: boolean,
): string => `# What this project settles for everybody. Every key has a default; this file may be empty.
# Plan files are found by their name, *.plan.yml. Others can be added:
# plans: ["tracking/**/*.yml"]

profile: recommended            # minimal | recommended | strict

# How names are made. What is not said here is learned from the plan, once ten names and four in five agree.
${fresh ? CONVENTIONS : CONVENTIONS.replace(/^/gm, '# ')}

# A rule's severity: error, warning, information, hint or off.
# rules: {trigger-missing: warning}
# overrides: [{files: "legacy/**", rules: {event-name-case: off}}]

# Where data lies; never a secret. Without one, the events that "trackwright events" generates are asked.
# connections: {dev: {type: duckdb, path: .trackwright/dev.duckdb}}

# semantics: {timezone: UTC, week_start: 1}
`;
const CONVENTIONS = 'conventions: {event_case: snake_case, property_case: snake_case, tense: past}';

/** A plan of three events that says what a plan is for; without a warning under the recommended rules. */
export const starterPlan = (
  name: string,
): string => `# The tracking plan: what is collected, when exactly, and what it answers. The three events below stand for a sign-up;
# keep them, rename them, or put yours in their place. "trackwright lint" says what is wrong while you do.
plan: {name: ${name}, description: "What is collected about the use of the product, and why", owner: product}
owners: [{name: product}]
sources: [{name: web, platform: web}]

properties:                     # the dictionary: said once, used by name
  - {name: signup_method, type: string, enum: [email, google], pii: none, description: "How the person proves who they are"}

events:
  - name: signup_started
    description: Interest in an account, before any form is sent
    trigger: The form is opened, once per visit
    sources: [web]
    properties: [signup_method]
  - name: signup_completed
    description: New users, the top of every funnel
    trigger: The server has created the account, once per user
    sources: [web]
    properties:
      - {ref: signup_method, required: true}
      - {name: seconds_taken, type: integer, minimum: 0, unit: s, description: "From opening the form to the account"}
  - name: signup_failed
    description: Visitors lost at the door, by cause
    trigger: The server refuses the form, once per try
    sources: [web]
    properties:
      - signup_method
      - {name: error_code, type: string, required: true, enum: [wrong_code, already_taken, blocked], description: "Why it was refused"}

metrics:
  - {name: signups, agg: count_distinct, event: signup_completed, entity: user, description: "People who got an account"}

funnels:
  - {name: signup, window: 1d, steps: [signup_started, signup_completed], description: "From the form to the account"}
`;

/** Ignored by git: what Trackwright keeps for itself. */
const IGNORED = '.trackwright/';
/** `.gitignore` with our line, or the same text where it ignores the folder already. */
export function withIgnored(gitignore: string): string {
  if (gitignore.split(/\r?\n/).some((line) => /^\/?\.trackwright\/?$/.test(line.trim()))) return gitignore;
  const eol = gitignore.includes('\r\n') ? '\r\n' : '\n';
  return `${gitignore}${gitignore === '' || gitignore.endsWith('\n') ? '' : eol}${IGNORED}${eol}`;
}
