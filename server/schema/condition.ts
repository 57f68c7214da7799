// A condition as a value of the plan: its text, and the names it uses. What is wrong with it, the rule condition-invalid says.
import { namesIn } from '../expressions/names.ts';
import { parseCondition } from '../expressions/parse.ts';
import { spansWithin } from '../yaml/document.ts';
import type { Scalar } from '../yaml/node.ts';
import { handle, type Ref, type Text } from './item.ts';

export function readCondition(node: Scalar, refs: Ref[]): Text {
  const { tree } = parseCondition(node.text);
  const spanOf = spansWithin(node);
  for (const { path, parts } of tree ? namesIn(tree) : [])
    for (const [index, part] of parts.entries())
      refs.push({
        value: path[index] ?? '',
        text: node.text.slice(part.start, part.end),
        span: spanOf(part.start, part.end),
        node: handle(node),
        // The first name of a dotted path may be an entity or an object; the rest only counts behind an entity.
        to: 'property',
        open: true,
        inside: { path, index },
      });
  return { value: node.text, text: node.text, span: node.span, node: handle(node) };
}
