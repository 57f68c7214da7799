// Numbers that a trade knows by name: average order value, refund rate, orders per user. One row a number.
import { type Aim, funnel, isSuccess, type Outcomes, step } from './goal-context.ts';
import { snake } from './grammar/names.ts';
import { carries, distinct, type ProcessRun, ratioMetric, resultOfRun, singular } from './metrics.ts';
import type { ProposedItem } from './proposal.ts';
import type { Success } from './success.ts';

type Given = Partial<Outcomes>;
type Kpi = readonly [pattern: RegExp, make: (said: readonly string[], success: Success, aim: Aim) => Given | undefined];

/** What a known number is made of in this plan; undefined for a sentence that names none, or lacks its events. */
export function kpi(success: Success, aim: Aim): Given | undefined {
  for (const [pattern, make] of kpis) {
    const match = pattern.exec(success.sentence);
    const made = match && make(match.slice(1), success, aim);
    if (made) return made;
  }
  return undefined;
}

/** Such a sentence names a number, and no deed that would stand for the feature. */
export const namesKpi = ({ sentence }: Success): boolean => kpis.some(([pattern]) => pattern.test(sentence));

const kpis: readonly Kpi[] = [
  [
    /\b(?:average (?:order|basket|cart) (?:value|size)|aov)\b/i,
    (_, success, aim) => withPurchase(aim, (run) => averageOf(run, success, aim)),
  ],
  [
    /\b(?:gross merchandise (?:value|volume)|gmv|total (?:sales|revenue)|(?:sales|revenue) in total)\b/i,
    (_, { sentence }, aim) =>
      withPurchase(aim, (run) => {
        const { name, fresh } = sumOf(run, aim, 'gross_merchandise_value');
        return fresh ? { metrics: [fresh] } : { assumptions: [{ about: sentence, text: `This is ${name}.` }] };
      }),
  ],
  [
    /\b(?:arpdau|average revenue per daily active user)\b/i,
    (_, success, aim) =>
      withPurchase(aim, (run) => {
        const { name, fresh } = sumOf(run, aim, 'revenue');
        return {
          metrics: [...(fresh ? [fresh] : []), ratioMetric('arpdau', name, 'dau')],
          ...aimedAt('arpdau', success),
        };
      }),
  ],
  [
    /\b(refund|return) rate\b/i,
    ([what = ''], success, aim) =>
      withPurchase(aim, (run) => {
        const back = aim.runs.find(
          ({ done: { read } }) => read.action === `${what.toLowerCase()}ed` || read.object === what,
        );
        const [part, whole] = [back && countOf(back.done.name, aim), countOf(run.done.name, aim)];
        return part && whole ? rateOf(`${what.toLowerCase()}_rate`, part, whole, success) : undefined;
      }),
  ],
  [
    /\b(?:cart|basket|checkout) abandonment\b/i,
    (_, success, aim) =>
      withPurchase(aim, (run) => {
        const from =
          aim.runs.find(
            ({ done: { read } }) => /^(?:cart|basket|bag)$/.test(read.container ?? '') && read.action === 'added',
          )?.done.name ?? beganOf('checkout', aim);
        if (!from || from === run.done.name) return undefined;
        const kept = success.target === undefined ? undefined : Math.round((1 - success.target) * 1000) / 1000;
        return {
          funnels: [funnel('cart_to_purchase', '7d', [{ event: from }, step(run)], kept)],
          assumptions: [{ about: success.sentence, text: 'Abandonment is what the funnel cart_to_purchase loses.' }],
        };
      }),
  ],
  [
    /^(?:the )?([a-z]+) conversion\b/i,
    ([what = ''], success, aim) =>
      withPurchase(aim, (run) => {
        const thing = what.toLowerCase();
        if (aim.metrics.some(({ name }) => name === `${thing}_completion_rate`)) return undefined;
        const [from, done] = [beganOf(thing, aim), countOf(run.done.name, aim)];
        const begun = from === undefined || from === run.done.name ? undefined : countOf(from, aim);
        return begun && done ? rateOf(`${thing}_conversion_rate`, done, begun, success) : undefined;
      }),
  ],
  [
    /^(?:the )?(?:average )?(?:number of )?([a-z]+) per (?:active )?(?:user|customer|buyer|player|member|person)\b/i,
    ([things = ''], success, aim) => {
      const one = aim.english.singular(things.toLowerCase());
      const run =
        aim.runs.find(({ done }) => done.read.object === one && isSuccess(done)) ??
        aim.runs.find(({ done: { read } }) => read.noun === one);
      const count = run && countOf(run.done.name, aim);
      if (!run || !count) return undefined;
      const users = `${singular(resultOfRun(run), aim.english)}_users`;
      const name = `${snake(things.toLowerCase())}_per_user`;
      return { metrics: [distinct(users, run.done.name), ratioMetric(name, count, users)], ...aimedAt(name, success) };
    },
  ],
];

/** What is bought: the payment that succeeded, else the order that was placed. */
function withPurchase(aim: Aim, make: (run: ProcessRun) => Given | undefined): Given | undefined {
  const paid = aim.runs.filter(({ done }) => isSuccess(done) && carries(done, 'amount', aim));
  const run =
    paid.findLast(({ done: { read } }) => read.class === 'money' && read.stage === 'completed') ??
    paid.find(({ done: { read } }) => read.action === 'placed');
  return run && make(run);
}

/** The count that the plan has of an event. */
const countOf = (event: string, { metrics }: Aim): string | undefined =>
  metrics.find((metric) => metric.agg === 'count' && metric.event === event && !metric.where)?.name as
    | string
    | undefined;

/** The event with which a thing begins: `checkout_started`. */
const beganOf = (thing: string, { runs }: Aim): string | undefined =>
  runs.flatMap(({ started, done }) => [started, done]).find((draft) => draft && draft.name === `${thing}_started`)
    ?.name;

function sumOf(run: ProcessRun, aim: Aim, name: string): { readonly name: string; readonly fresh?: ProposedItem } {
  const [event, property] = [run.done.name, aim.nameOf('amount')];
  const known = aim.metrics.find(
    (metric) => metric.agg === 'sum' && metric.event === event && metric.property === property,
  );
  return known ? { name: String(known.name) } : { name, fresh: { name, agg: 'sum', event, property } };
}

function averageOf(run: ProcessRun, { sentence }: Success, aim: Aim): Given {
  const name = 'average_order_value';
  const [, value] = /\b(?:above|over|of|at least|below|under) [$€£]?(\d+(?:\.\d+)?)/i.exec(sentence) ?? [];
  return {
    metrics: [{ name, agg: 'average', event: run.done.name, property: aim.nameOf('amount') }],
    targets: value === undefined ? [] : [[name, Number(value)]],
  };
}

const rateOf = (name: string, part: string, whole: string, success: Success): Given => ({
  metrics: [ratioMetric(name, part, whole)],
  ...aimedAt(name, success),
});
const aimedAt = (name: string, { target }: Success): Given =>
  target === undefined ? {} : { targets: [[name, target]] };
