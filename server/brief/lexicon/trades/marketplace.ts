// Marketplaces, auctions and classified ads.
export const marketplaceObjects = `
listing, classified ad, advert, item listing, product listing, property listing: product; + price! currency!; created, published, listed, posted: category; boosted, promoted: amount currency duration_days; sold: amount currency; > drafted published viewed boosted sold removed
listing price, asking price, reserve price: price; < listing
offer, counter offer, counteroffer, buy offer, price offer, bargain: offer; < item; rejected, declined: decline_reason; countered: previous_amount; > made countered accepted rejected expired
bid, max bid, auction bid, sealed bid: offer; < auction; outbid: previous_amount; > placed outbid won lost
auction, auction item, lot: product; bid, won: amount! currency!; > created started bid won closed
seller, buyer, vendor, merchant, host, guest, shopper: person
storefront, seller shop, shop, store, seller profile, marketplace shop: organization; > opened viewed followed closed
saved search, search alert: record; + results_count; > created triggered deleted
handover, meetup, pick-up, pickup: booking; booked, scheduled: scheduled_for; > scheduled completed cancelled
escrow, escrow payment: money; < order; > funded released refunded
seller feedback, buyer feedback, seller rating, seller review: review; < order; + rating!; > requested submitted
commission rate, platform fee: setting
trade offer, swap offer, swap: request; > proposed accepted rejected
freelancer, client, contractor: person
gig listing, service listing, project brief, job brief: product; + price currency; > posted awarded completed
milestone: task; < project; + amount currency; > created funded submitted approved paid
proposal, pitch: request; submitted: amount currency; > submitted shortlisted accepted rejected
crowdfunding campaign, fundraiser, charity, cause, petition: campaign; > created published shared closed
shipping label, return label: file; < order; + carrier; > created printed
`;
