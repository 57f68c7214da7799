// Names that a destination asks for: its own reports know them, so that they are right where an event goes there.

interface Recommendation {
  /** How plans write the type of the destination, in lower case and without signs. */
  readonly types: readonly string[];
  readonly source: string;
  /** When the source was read. */
  readonly checked: string;
  readonly names: readonly string[];
}
const names = (text: string): readonly string[] => text.split(/[\n,]/).flatMap((name) => name.trim() || []);

const recommendations: readonly Recommendation[] = [
  {
    types: ['ga4', 'ga', 'googleanalytics', 'googleanalytics4', 'firebase', 'firebaseanalytics', 'gtag'],
    source: 'https://developers.google.com/analytics/devguides/collection/ga4/reference/events',
    checked: '2026-12-01',
    names:
      names(`earn_virtual_currency, exception, join_group, login, search, select_content, share, sign_up, spend_virtual_currency,
      tutorial_begin, tutorial_complete, add_payment_info, add_shipping_info, add_to_cart, add_to_wishlist, begin_checkout,
      purchase, refund, remove_from_cart, select_item, select_promotion, view_cart, view_item, view_item_list, view_promotion,
      view_search_results, generate_lead, qualify_lead, disqualify_lead, working_lead, close_convert_lead,
      close_unconvert_lead, level_end, level_start, level_up, post_score, unlock_achievement, campaign_details,
      page_view, screen_view, ad_impression`),
  },
  {
    types: [
      'meta',
      'facebook',
      'metapixel',
      'facebookpixel',
      'metaconversionsapi',
      'facebookconversionsapi',
      'metaads',
      'facebookads',
    ],
    source: 'https://developers.facebook.com/docs/meta-pixel/reference',
    checked: '2026-12-01',
    names:
      names(`AddPaymentInfo, AddToCart, AddToWishlist, CompleteRegistration, Contact, CustomizeProduct, Donate, FindLocation,
      InitiateCheckout, Lead, PageView, Purchase, Schedule, Search, StartTrial, SubmitApplication, Subscribe, ViewContent`),
  },
  {
    types: ['segment', 'rudderstack', 'posthog'],
    source: 'https://www.twilio.com/docs/segment/connections/spec/ecommerce/v2',
    checked: '2026-12-01',
    names: names(`Products Searched, Product List Viewed, Product List Filtered, Promotion Viewed, Promotion Clicked,
      Product Clicked, Product Viewed, Product Added, Product Removed, Cart Viewed, Checkout Started, Checkout Step Viewed,
      Checkout Step Completed, Payment Info Entered, Order Updated, Order Completed, Order Refunded, Order Cancelled,
      Coupon Entered, Coupon Applied, Coupon Denied, Coupon Removed, Product Added to Wishlist,
      Product Removed from Wishlist, Wishlist Product Added to Cart, Product Shared, Cart Shared, Product Reviewed`),
  },
];
/** Name -> the types of destinations that ask for it. */
const byName: ReadonlyMap<string, readonly string[]> = new Map(
  recommendations.flatMap(({ names: all }) =>
    all.map((name) => [name, recommendations.flatMap((one) => (one.names.includes(name) ? one.types : []))] as const),
  ),
);

/** Whether any destination asks for the name. */
export const isRecommendedSomewhere = (name: string): boolean => byName.has(name);

/** Whether a destination of one of these types, as plans write them, asks for the name. */
export function isRecommendedBy(name: string, types: Iterable<string>): boolean {
  const by = byName.get(name);
  return by !== undefined && [...types].some((type) => by.includes(type.toLowerCase().replace(/[^a-z0-9]/g, '')));
}

/** Of an event of the plan: a destination that it goes to asks for its name. Most names need not be looked up. */
export const isAskedFor = (event: string, stats: { isRecommended(event: string): boolean }): boolean =>
  isRecommendedSomewhere(event) && stats.isRecommended(event);
