// Social networks, communities, dating.
export const socialObjects = `
post, status update, tweet, discussion post, forum post, social post: content; created, posted, published: post_type media_count; > drafted posted liked commented shared deleted
photo post, video post, reel post: content; posted: post_type; > posted viewed shared
reaction, like, emoji reaction, vote, upvote: record; < post; + reaction_type
photo comment, post comment, video comment: message; < post; > posted edited deleted
group, community, forum, club, chat room: group; > created joined left
follower, friend, connection, user, fan, moderator: person
hashtag, topic tag, interest: publication; > followed unfollowed
event, meetup event, party, webinar, conference, workshop, session, match day, show night: occasion; created: scheduled_for; joined, registered, registration: ticket_type; > created published registered attended ended
event ticket, concert ticket, show ticket, admission ticket, pass: product; purchase, booking, reservation: amount! currency! quantity; > purchased scanned refunded
rsvp, registration, event registration: request; < event; > submitted confirmed cancelled
waiting list, waitlist, guest list: collection; > joined left
date, match profile, dating profile, potential match: person
connection request, follow request, contact request: request; > sent accepted declined
abuse report, content report, spam report: case; + report_reason; > submitted reviewed resolved
poll option, option: record; < poll
chat group, direct chat: group
badge holder, attendee, organizer, speaker, sponsor, volunteer: person
`;
