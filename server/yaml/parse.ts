// The reference reader: the npm package `yaml` on one chunk. A faster reader may stand before it; nothing above sees which.
import { Composer, type Document } from 'yaml';
import type { Chunk, Comment, ParsedChunk } from './chunk.ts';
import { composedNodesOf } from './compose.ts';
import { spanOf, withFeeds } from './span.ts';

import { faultsOf } from './syntax-errors.ts';
import { type YamlTokens, yamlTokensOf } from './tokens.ts';

/** Never throws. What cannot be read is said in `faults`; what stands around it is read all the same. */
export function parseChunk(chunk: Chunk): ParsedChunk {
  const strict = attempt(chunk, false);
  if (strict.faults.length === 0 || chunk.dialect !== 'dbt') return strict;
  const lenient = attempt(chunk, true);
  return lenient.faults.length < strict.faults.length ? lenient : strict;
}

function attempt(chunk: Chunk, lenient: boolean): ParsedChunk {
  const shift = chunk.text.startsWith('\ufeff') ? 1 : 0; // a byte order mark would count as indentation
  const text = withFeeds(chunk.text.slice(shift));
  const tokens = yamlTokensOf(text, lenient);
  const docs = compose(tokens, lenient);
  const { root, anchored, aliases, faults } = composedNodesOf(chunk, shift, docs[0]?.contents ?? undefined);
  const said = faultsOf({ chunk, text, shift, docs, ...tokens });
  const anchors = new Map(anchored.toReversed().map(({ name, node }) => [name, node]));
  return {
    root,
    faults: said.length > 0 ? said : faults, // what is no YAML gives nodes that are not meant
    comments: tokens.comments.map(([start, end]) => comment(chunk, text, shift, start, end)),
    anchors,
    anchored,
    aliases,
  };
}

/** The failsafe schema leaves every scalar a text: value.ts says what a plain one means, in either dialect. */
function compose({ tokens }: YamlTokens, lenient: boolean): Document.Parsed[] {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, strict: !lenient, logLevel: 'silent' });
  return [...composer.compose(tokens, true, 0)];
}

function comment(chunk: Chunk, text: string, shift: number, start: number, end: number): Comment {
  const own = /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
  return { text: text.slice(start + 1, end), at: spanOf(chunk, start + shift, end + shift), own };
}
