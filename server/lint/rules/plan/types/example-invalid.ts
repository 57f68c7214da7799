import { closest, didYouMean } from '../../../../base/did-you-mean.ts';
import { matchers } from '../../../../plan/pattern.ts';
import type { PlanProperty, PlanSchema } from '../../../../plan/plan.ts';
import { type Violation, validate } from '../../../../plan/validate.ts';
import type { Container, Located } from '../../../../schema/item.ts';
import type { ConstraintSite } from '../../../engine/indexes/constraint-sites.ts';
import { envelopeFieldOf } from '../../../engine/indexes/layers.ts';
import { type PlanIndex, type PlanPart, planIndex } from '../../../engine/indexes/plan-index.ts';
import type { IndexedEvent } from '../../../engine/indexes/resolved-event.ts';
import { type Member, readAs } from '../../../engine/indexes/sample.ts';
import { called } from '../../../engine/message-text.ts';
import { type Finding, type PlanEdit, projectRule } from '../../../engine/rule.ts';
import { sharedName } from '../../../engine/shared-findings.ts';
import { castTo } from './scalar-cast.ts';

interface Data {
  readonly title: string;
  readonly edit: PlanEdit;
}

export default projectRule<readonly [PlanPart], Data>({
  id: 'example-invalid',
  category: 'property',
  severity: 'error',
  since: '0.1',
  description:
    'examples, defaults and constants keep what is said of them, and examples of whole events hold properties of the event; they need not hold all',
  rationale: 'An example is what developers copy and what generated events send. A wrong one is worse than none.',
  examples: {
    good: `
      properties:
        - {name: currency, type: string, pattern: '^[A-Z]{3}$', examples: [EUR, USD]}
        - {name: total, type: number, minimum: 0}
      events:
        - name: order_paid
          properties: [{ref: total, required: true}, {ref: currency, required: true}]
          examples: [{total: 42.5, currency: EUR}, {currency: SEK}]
    `,
    bad: `
      properties:
        - {name: total, type: number, minimum: 0, examples: ["42.5", -1, 7]}
      #                                                      ^^^^^^ Example "42.5" of property "total" is not of type number. People copy examples, and generated events send them. Write 42.5.
      #                                                              ^^ Example "-1" of property "total" is less than 0. People copy examples, and generated events send them. Change or remove it.
        - {name: plan_tier, type: string, enum: [free, pro], default: por}
      #                                                               ^^^ Default "por" of property "plan_tier" is not one of the values it may have. Did you mean "pro"?
      events:
        - name: order_paid
          properties: [total, plan_tier]
          examples: [{total: none, plan_teir: pro}]
      #                      ^^^^ In an example of event "order_paid", "total" is not of type number. People copy examples, and generated events send them. Change or remove it.
      #                            ^^^^^^^^^ In an example of event "order_paid", "plan_teir" is not a property of the event. Did you mean "plan_tier"?
    `,
    fixed: `
      properties:
        - {name: total, type: number, minimum: 0, examples: [42.5, 7]}
        - {name: plan_tier, type: string, enum: [free, pro], default: pro}
      events:
        - name: order_paid
          properties: [total, plan_tier]
          examples: [{plan_tier: pro}]
    `,
  },
  indexes: [planIndex],
  check: ([{ noun, name, plan, sites }]) => [
    ...sites().flatMap((site) => (hasSamples(site) ? ofValue(site, plan) : [])),
    ...(noun === 'event' && plan.fact(name)?.examples.length ? ofEvent(plan.event(name), plan) : []),
  ],
  fix: ({ data }) => data && { title: data.title, edits: [data.edit] },
});

const hasSamples = ({ says }: ConstraintSite): boolean => Boolean(says.examples?.length || says.default || says.const);

function ofValue({ says, subject: about, below, result }: ConstraintSite, plan: PlanIndex): readonly Finding<Data>[] {
  const samples = says.examples ?? [];
  // What layers above say later narrows other values, not these.
  const own = plan.mergeSchemas([...below.map((layer) => layer.says), says]);
  const { types, format } = result;
  const schema = own.types.length ? own : { ...(format === undefined ? {} : { format }), ...own, types };
  const { const: _, ...open } = schema;
  const all: readonly (readonly [string, Located<unknown> | undefined, PlanSchema])[] = [
    ...samples.map((at) => ['Example', at, schema] as const),
    ['Default', says.default, schema],
    ['Constant', says.const, open],
  ];
  const matcherOf = matchers();
  const misfitOf = (at: Located<unknown>, of: PlanSchema) => validate(of, readAs(at, of), matcherOf)[0];
  const lost = samples.every((at) => {
    const misfit = misfitOf(at, schema);
    return misfit && !remedy(at, misfit, schema);
  });
  return all.flatMap(([what, at, of]): readonly Finding<Data>[] => {
    const misfit = at && misfitOf(at, of);
    if (!at || !misfit) return [];
    const isExample = what === 'Example';
    const removed: Data = lost
      ? { title: 'Remove the examples', edit: { do: 'remove-key', in: says.place, key: 'examples' } }
      : { title: 'Remove it', edit: { do: 'remove', what: [at] } };
    const whole = what.toLowerCase();
    const self =
      typeof at.value === 'object' ? `${isExample ? 'An example' : `The ${whole}`} of` : `${what} "${at.text}" of`;
    const subjectText = misfit.path.length
      ? `In ${isExample ? 'an example' : `the ${whole}`} of ${called(about)}, ${inside(misfit.path)}`
      : `${self} ${called(about)}`;
    return [told({ subjectText, misfit, at, subject: about, schema: of, removed: isExample ? removed : undefined })];
  });
}
/** The way to what is wrong, without places in lists. */
function inside(path: Violation['path']): string {
  const names = path.filter((step) => typeof step === 'string').join('.');
  const item = typeof path.at(-1) === 'number' ? 'an item' : '';
  return [item, names && `"${names}"`].filter(Boolean).join(' of ');
}

interface Wrong {
  readonly subjectText: string;
  readonly misfit: Violation;
  readonly at: Located<unknown>;
  readonly subject: Container;
  readonly schema: PlanSchema;
  /** What is left to do where nothing near would fit. */
  readonly removed: Data | undefined;
}
const copied = 'People copy examples, and generated events send them.';

function told({ subjectText, misfit, at, subject: about, schema, removed }: Wrong): Finding<Data> {
  const meant = remedy(at, misfit, schema);
  const near = meant?.edit.do === 'replace';
  const reason = removed && !near ? ` ${copied}` : '';
  const todo = meant ? meant.todo : removed ? ' Change or remove it.' : ' Change it.';
  const data = meant ?? removed;
  return {
    at,
    subject: about,
    discriminator: `${at.text} ${misfit.path.join('.')}`,
    // The example of an event is its own.
    ...(about.noun === 'event'
      ? {}
      : {
          sharedBy: `${sharedName(about)}\0${subjectText.split(' ')[0]}\0${at.text}\0${misfit.why}`,
          fixesEach: true as const,
        }),
    message: `${subjectText} ${misfit.why}.${reason}${todo}`,
    fixable: data !== undefined,
    ...(data ? { data } : {}),
  };
}
/** The value that was meant: one of the enum, or the same of the right type. */
function remedy(
  at: Located<unknown>,
  misfit: Violation,
  schema: PlanSchema,
): (Data & { readonly todo: string }) | undefined {
  if (misfit.path.length) return undefined;
  const near = misfit.keyword === 'enum' ? nearValue(at, schema) : undefined;
  if (near !== undefined)
    return { title: `Change to "${near}"`, edit: { do: 'replace', at, text: near }, todo: didYouMean(near) };
  const text = misfit.keyword === 'type' ? castTo(schema.types, at) : undefined;
  return text === undefined
    ? undefined
    : { title: `Write ${text}`, edit: { do: 'plain', at, text }, todo: ` Write ${text}.` };
}
function nearValue({ text }: Located<unknown>, { enum: values }: PlanSchema): string | undefined {
  const texts = (values ?? []).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return texts.find((value) => value.toLowerCase() === text.toLowerCase()) ?? closest(text, texts);
}

function ofEvent(event: IndexedEvent | undefined, plan: PlanIndex): readonly Finding<Data>[] {
  if (!event?.examples.length) return [];
  const name = event.name.value;
  const about = { noun: 'event', name };
  const traits = event.call === 'identify' || event.call === 'group' ? (event.entity?.value ?? 'user') : undefined;
  const carried = [
    event.properties,
    ...event.variants.map((variant) => variant.properties),
    ...(traits ? [plan.entity(traits)?.traits ?? new Map()] : []),
  ].flatMap((of) => [...of.values()].map(({ result }) => result));
  const rest = event.additionalProperties;
  const matcherOf = matchers();
  const open = rest !== undefined && ('place' in rest || rest.value);
  const where = `In an example of event "${name}", `;
  return event.examples.flatMap(({ members }) =>
    members.flatMap((member): readonly Finding<Data>[] => {
      const { key, at } = member;
      const known = carried.filter((one) => one.as === key.value || one.name === key.value);
      if (!known.length) return open || envelopeFieldOf(key.value) ? [] : [stranger(member, where, about, carried)];
      // Refined by a variant, a value need only fit one of them.
      const wrong = known.map((schema) => ({ schema, misfit: validate(schema, readAs(at, schema), matcherOf)[0] }));
      const [first] = wrong;
      if (!first?.misfit || wrong.some(({ misfit }) => !misfit)) return [];
      const { schema, misfit } = first;
      const subjectText = where + inside([key.value, ...misfit.path]);
      const removed: Data = { title: `Remove "${key.value}"`, edit: { do: 'remove', what: [at] } };
      return [told({ subjectText, misfit, at, subject: about, schema, removed })];
    }),
  );
}
function stranger(
  { key, at }: Member,
  where: string,
  subject: Container,
  carried: readonly PlanProperty[],
): Finding<Data> {
  const wires = carried.map((one) => one.as);
  const near = closest(key.value, wires);
  const todo = near === undefined ? ' Add it to the event, or remove it here.' : didYouMean(near);
  const edit: PlanEdit = near === undefined ? { do: 'remove', what: [at] } : { do: 'replace', at: key, text: near };
  return {
    at: key,
    subject,
    discriminator: key.value,
    message: `${where}"${key.value}" is not a property of the event.${todo}`,
    fixable: true,
    data: { title: near === undefined ? `Remove "${key.value}"` : `Change to "${near}"`, edit },
  };
}
