// Media: nouns of Segment's video specification and of streaming, podcasts, publishing.
export const mediaObjects = `
video, movie, film, tv show, series, trailer, clip, livestream, live stream, stream, broadcast, reel, short, webcast: playable; > started paused resumed seeked completed
episode, podcast episode, tv episode: playable; < podcast; > started paused resumed completed
song, track, tune, audio track, audiobook, audiobook chapter, radio station, mix, recording, voice memo, sound, playback: playable; > started paused skipped completed
album, mixtape, soundtrack: playable; + track_count; > viewed played saved
podcast, podcast show, channel, youtube channel, creator channel, topic, artist page, mailing list, blog, rss feed, push topic: publication; > viewed subscribed unsubscribed
newsletter, digest, weekly digest, email digest, magazine, magazine issue, alert email, marketing email: publication; > subscribed sent opened unsubscribed
show: publication; > recommended viewed followed
playlist, queue: collection; + track_count; download: track_count; > created played shared
article, blog post, news article, story, wiki page, press release, column: content; read, finished, completed: read_share duration_s; > drafted published viewed read shared archived
photo, image, picture, gif, meme, artwork, illustration, drawing, photo album, gallery: content; > uploaded edited published viewed
ad, advertisement, commercial, banner ad, sponsored post: content; + ad_format; skipped: position_s; > served viewed skipped clicked
intro, credits, recap: part; skipped: position_s
subtitle, caption, lyrics: setting
passage, bookmark: record; < article; > highlighted shared
comic, ebook, novel: content; > opened read finished
scene: record; < video; > clipped shared
comment section, paywall, player, video player: screen
speaker, tv, television, chromecast, smart tv, cast device, headphone: device; + device_type; cast, connected: device_type; > paired cast connected
author, editor, reader, listener, viewer, journalist, creator, podcaster, artist: person
concert, gig, festival: occasion
offline content: file
`;
