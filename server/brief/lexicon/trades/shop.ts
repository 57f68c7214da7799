// Shops: nouns of the commerce events of Segment, Google Analytics 4, Shopify and schema.org.
export const shopObjects = `
product, item, sku, variant, good, merchandise: product; > listed viewed added purchased returned
shirt, shoe, dress, jacket, laptop, phone, gadget, bouquet: product; > viewed added purchased returned
bundle, gift box, subscription box, box: product; > viewed added purchased
cart, basket, bag, shopping cart, shopping bag: collection; checked out, abandoned: value currency item_count; > created updated abandoned recovered
checkout: checkout; > started completed
order, reorder, purchase order, preorder: order; placed, purchase: item_count!; shipped: shipment_id carrier; delivered: duration_ms; > placed paid packed shipped delivered returned refunded
purchase: order; > completed refunded
order item, line item: product; < order; > added removed returned
refund: money; < order; + refund_reason; > requested approved issued received
return, exchange: request; < order; + return_reason; > requested approved shipped received refunded
coupon, coupon code, promo code, discount code, voucher, promotion code, discount, promo, rebate, cashback: discount; > issued entered applied redeemed expired
promotion, sale: campaign; > viewed clicked applied
gift card, store credit: money; redeemed: redemption_id!; > purchased issued activated redeemed expired
wishlist, wish list, shopping list, favorites list, registry, gift registry, lookbook: collection; > created shared
category, product category: record; > viewed
review, rating, customer review: review; > requested submitted published
product review, store review: review; < product; > requested submitted published
shipping method, delivery option, delivery method, shipping option, payment method, payment option, gift wrap: setting
delivery slot, time slot, delivery window, pickup slot: record; + scheduled_for
stock, inventory, availability: mass
stock level, stock count: setting
product price, price, item price: price
size guide, size chart, buying guide: content
tax, shipping cost, delivery fee, service fee, late fee, surcharge, fee, commission: money; > charged waived refunded
price alert, back in stock alert, stock alert: record; < product; + target_price; > created triggered deleted
gift, sample, gift message: record; > sent received opened
shelf, fitting room, brand: record
`;
