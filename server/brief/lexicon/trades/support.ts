// Customer support: nouns of help desks.
export const supportObjects = `
ticket, support ticket, support request, helpdesk ticket, service request, complaint, inquiry, enquiry: case; created, opened, submitted: category channel; assigned: assignee_id previous_assignee_id; escalated: priority reason; closed, resolved: resolution duration_ms; > opened assigned replied escalated resolved closed reopened
support case, customer case, legal case, case, matter: case; closed, resolved: resolution duration_ms; > opened assigned escalated resolved closed reopened
support conversation, chat session, live chat, support chat: case; started: channel; closed, ended: resolution duration_ms; > started assigned replied resolved closed rated
internal note, private note: message; < ticket; > added
help article, knowledge base article, faq, knowledge article, help page: content; > published viewed rated
help center, help centre, knowledge base, faq page: screen
sla, sla target, response time, escalation rule: setting
csat survey, satisfaction survey, csat score, support rating: review; < ticket; + rating!; > sent submitted
agent, support agent, customer, requester, assignee, support rep: person
callback, call back, phone call, support call: booking; requested, scheduled: scheduled_for; completed, ended: duration_s; > requested scheduled completed
refund request, return request, warranty request, cancellation request: request; < order; + reason; > submitted approved rejected
support queue, agent queue: collection; > created
support: mass
`;
