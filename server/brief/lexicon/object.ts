// The objects that actions are about: what kind of thing a noun is, what its events carry, how it lives.

/** `-`: no id of its own. */
export const objectKinds = {
  money: 'A sum that changes hands, or a claim to one: payment, refund, invoice',
  offer: 'A sum that is proposed: offer, bid, quote',
  order: 'A purchase of several things: order, reorder',
  virtual_money: 'Coins, points, gems, credits: counted, never told apart -',
  price: 'What something costs -',
  discount: 'What takes something off a price: coupon, promo code',
  checkout: 'The way from cart to order',
  subscription: 'What is paid period by period: subscription, trial',
  product: 'What is sold',
  collection: 'What people put things into: cart, playlist, folder, board',
  content: 'What is read or looked at: article, recipe, photo',
  playable: 'What has a position while it plays: video, track, lecture',
  file: 'What has a size and a format: document, attachment',
  message: 'What somebody writes to somebody: message, reply, comment',
  publication: 'What people opt into and hear from: newsletter, channel, topic',
  review: 'A judgement in stars or words',
  person: 'A person by role: an id, no entity, no name',
  group: 'People together: team, guild, class, call',
  organization: 'A workspace, company, school: what people belong to',
  place: 'Where something is: property, room, restaurant',
  device: 'What is paired and switched',
  booking: 'A time that is kept free for somebody: appointment, reservation, ride',
  bookable: 'What is booked or rented: flight, room, table, car',
  membership: 'The tie of a person to a group: membership, seat',
  case: 'What is opened, worked on and closed: ticket, dispute, claim',
  request: 'What somebody asks for and another grants or refuses: leave, application, invitation',
  agreement: 'What is signed: contract, policy, lease',
  task: 'What is given to somebody to do',
  assessment: 'What is taken and scored: quiz, exam, assignment',
  course: 'What is enrolled in and worked through',
  lesson: 'A part of a course',
  measurement: 'A value about a person, written down',
  game: 'What is played and won or lost',
  level: 'How far somebody has come -',
  reward: 'What is earned by doing: badge, achievement',
  goal: 'What somebody sets out to reach',
  run: 'What starts, and then succeeds or fails: deployment, pipeline, build',
  code: 'What developers make together: repository, pull request, branch',
  service: 'What runs: service, server, database',
  credential: 'What opens something: key, token, card',
  integration: 'A connection to the product of somebody else',
  model: 'A model that is trained and asked',
  shipment: 'What is on its way',
  account: 'What holds money, or what a customer has with a business',
  campaign: 'What asks many people for something',
  occasion: 'Something that takes place once, for many: event, match day, webinar',
  form: 'What is filled in',
  setting: 'What has a value, and no id: role, plan, shipping method -',
  part: 'A part of the screen that people can also make and keep: list, chart, board -',
  screen: 'A part of the screen -',
  error: 'What went wrong, by its code -',
  mass: 'No plural, and no id: usage, support, water -',
  record: 'Anything else that is told apart by an id',
} as const;
export type ObjectKind = keyof typeof objectKinds;

/** A property that events of an object carry. */
export interface CarriedName {
  readonly name: string;
  readonly required: boolean;
}

/** A row of the table of objects. */
export interface ObjectEntry {
  /** The noun by which the row is called; others of the row mean the same kind of thing, each with an id of its own. */
  readonly noun: string;
  readonly trade: string;
  readonly kind: ObjectKind;
  /** What the id is of, where it is not the noun itself: leave -> `leave_request`. */
  readonly idOf?: string;
  /** What it belongs to, whose ids its events keep: a lecture is of a course. */
  readonly parents: readonly string[];
  /** Whatever is done to it. */
  readonly carries: readonly CarriedName[];
  /** By what was done, past: `redeemed`; a process by its noun: `upload`. */
  readonly on: ReadonlyMap<string, readonly CarriedName[]>;
  /** Its states in the order of its natural life, past: placed, paid, shipped, delivered. */
  readonly life: readonly string[];
}

/** Kinds of which every one has an id. */
export const hasId = (kind: ObjectKind): boolean => !objectKinds[kind].endsWith(' -');
