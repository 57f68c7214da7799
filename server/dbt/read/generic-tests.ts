// Generic tests in their forms: `- unique`, `- accepted_values: {arguments: …}`, `- {test_name: …}`, under `data_tests` or `tests`.
import { handle, type Located } from '../../schema/item.ts';
import type { Node } from '../../yaml/node.ts';
import type { Accepted, DbtTest } from './things.ts';
import { isJinja, type Real, type View, viewPlaceOf, viewTextAt } from './view.ts';

/** The tests of a model or a column. */
export function readTests(node: Node, view: View): readonly DbtTest[] {
  return [...view.items(view.at(node, 'data_tests')), ...view.items(view.at(node, 'tests'))].flatMap(
    (item): DbtTest[] => {
      const test = view.real(item);
      if (test?.kind !== 'map') {
        const name = viewTextAt(test);
        return name ? [{ name }] : [];
      }
      const flat = view.at(test, 'test_name');
      const only = test.pairs[0];
      const name = flat ? viewTextAt(flat) : only && viewTextAt(only.key);
      if (!name) return [];
      const accepted =
        name.value === 'accepted_values' ? readAccepted(flat ? test : view.real(only?.value), view) : undefined;
      return [{ name, ...(accepted ? { accepted } : {}) }];
    },
  );
}

function readAccepted(args: Real | undefined, view: View): Accepted | undefined {
  const list = view.at(args, 'arguments', 'values') ?? view.at(args, 'values');
  if (list?.kind !== 'seq' || view.at(args, 'config', 'where') || view.at(args, 'where')) return undefined;
  const quote = view.at(args, 'arguments', 'quote') ?? view.at(args, 'quote');
  const isBare = quote?.kind === 'scalar' && quote.value === false;
  const values = list.items.map((item) => acceptedAt(view.real(item), isBare));
  return values.every((value) => value !== undefined) ? { list: viewPlaceOf(list), values } : undefined;
}

/** Unlike a name, an accepted value may be empty. dbt puts it between single quotes as it is, so a quote inside stands there twice. */
function acceptedAt(node: Real | undefined, isBare: boolean): Located<string> | undefined {
  if (node?.kind !== 'scalar' || isJinja(node.text)) return undefined;
  const value = isBare ? node.text : node.text.replaceAll("''", "'");
  return { value, text: node.text, span: node.span, node: handle(node) };
}
