// Secrets that stand in a settings file as they are, wherever in it.

import { isReference, isSecretBehind, secretsIn } from '../base/secrets.ts';
import type { Doc } from '../yaml/document.ts';
import { isAbsent, type MapNode, type Node, type Scalar, type Span } from '../yaml/node.ts';
import type { ReadError } from './read-error.ts';

/** Of every scalar: whether it looks like a secret, or stands behind a key that tells of one. */
export function secretFaults(doc: Doc): readonly ReadError[] {
  const found = new Map<Span, ReadError>();
  const dbt = doc.dialect === 'dbt';
  const told = (node: Scalar, keys: readonly string[], secret: string) => {
    if (!found.has(node.span)) found.set(node.span, { fault: 'secret-in-config', at: node.span, keys, secret, dbt });
  };
  /** `telling`: the key that says what stands here, where that is not the last of the path. */
  const look = (node: Node, path: readonly string[], telling: string): void => {
    if (node.kind === 'alias') {
      const meant = doc.anchor(node.name, node.span);
      if (meant?.kind === 'scalar' && isSecretBehind(telling, meant.text)) told(meant, path, meant.text);
    } else if (node.kind === 'scalar') scalar(node, path, telling);
    else if (node.kind === 'seq') for (const item of node.items) look(item, path, telling);
    else inMap(node, path, telling);
  };
  const scalar = (node: Scalar, path: readonly string[], telling: string): void => {
    if (isSecretBehind(telling, node.text)) told(node, path, node.text);
    for (const { start, end } of secretsIn(node.text)) told(node, path, node.text.slice(start, end));
  };
  const inMap = (map: MapNode, path: readonly string[], telling: string): void => {
    const named = map.pairs.find(({ key }) => key.text === 'name' || key.text === 'key')?.value;
    let before: Scalar | undefined;
    for (const { key, value } of map.pairs) {
      scalar(key, path, '');
      // `{password: a,b}`: a comma ends a text between brackets, and this is its rest.
      const isRest = map.flow && isAbsent(value) && before !== undefined && found.has(before.span);
      if (isRest) told(key, path, key.text);
      const inner = !plainly.test(key.text) ? key.text : named?.kind === 'scalar' ? named.text : telling;
      look(value, [...path, key.text], inner);
      before = isRest ? key : value.kind === 'scalar' ? value : undefined;
    }
  };
  for (const chunk of doc.chunks) {
    const { root } = doc.parsed(chunk);
    if (root) look(root, [], '');
  }
  return [...found.values()];
}
/** `password: {value: …}`, `{name: PASSWORD, value: …}`: keys that leave the telling to others. */
const plainly = /^(?:value|default|text|data|raw|literal|content)$/i;

/** Something that is shown, without the secrets of the file that it is about. */
export function withoutSecrets(shown: string, faults: readonly ReadError[]): string {
  let text = shown;
  for (const fault of faults) {
    if (fault.fault !== 'secret-in-config') continue;
    // Lines of a longer one may be shown apart.
    for (const secret of new Set([fault.secret, ...fault.secret.split(/\s*[\r\n]\s*/)]))
      if (secret.length >= SHORT) text = text.replaceAll(secret, MASK);
      else if (secret !== '') text = text.replaceAll(`"${secret}"`, `"${MASK}"`);
  }
  for (const { start, end } of secretsIn(text).toReversed())
    if (!isReference(text.slice(start, end))) text = text.slice(0, start) + MASK + text.slice(end);
  return text;
}
const MASK = '***';
/** A shorter one may be part of any word. */
const SHORT = 4;
