// What a rule asks to be changed: edits in the nouns of the plan.

import type { Plain } from '../../plan/plan.ts';
import type { Noun } from '../../plan/sections.ts';
import type { Item, Located } from '../../schema/item.ts';
import type { Span, TextEdit } from '../../yaml/node.ts';

/** Noun-level edits: fixes.ts makes text edits of them. */
export type PlanEdit =
  /** Wherever the name stands. */
  | {
      readonly do: 'rename';
      readonly noun: Noun;
      readonly from: string;
      readonly to: string;
      /** One of two definitions of the same name. */
      readonly only?: Item;
      /** Properties that events and bundles define under this name, too. */
      readonly inline?: true;
      /** Only where it is used: what it is merged into is defined already. */
      readonly uses?: true;
    }
  /** Written plain, whatever stood there: a number or a boolean that was quoted. */
  | { readonly do: 'plain'; readonly at: Located<unknown>; readonly text: string }
  /** The text, or a part of the decoded text: a name inside a condition. */
  | {
      readonly do: 'replace';
      readonly at: Located<unknown>;
      readonly within?: { readonly start: number; readonly end: number };
      readonly text: string;
    }
  | {
      readonly do: 'set';
      readonly in: Pick<Item, 'node'>;
      readonly key: string;
      readonly value: Plain;
      readonly after?: string;
    }
  | {
      readonly do: 'add';
      readonly to: Located<null> | { readonly after: Pick<Item, 'node'> };
      readonly items: readonly Plain[];
    }
  | { readonly do: 'remove'; readonly what: readonly Pick<Located<unknown>, 'node' | 'span'>[] }
  /** A key with its value, as written, below a path of keys of the same mapping: levels that are not there are made. */
  | {
      readonly do: 'nest-key';
      readonly in: Pick<Item, 'node'>;
      readonly key: Pick<Located<string>, 'node'>;
      readonly under: readonly string[];
    }
  | { readonly do: 'remove-key'; readonly in: Pick<Item, 'node'>; readonly key: string; readonly nth?: number }
  | {
      readonly do: 'rename-key';
      readonly in: Pick<Item, 'node'>;
      readonly key: Pick<Located<string>, 'node'>;
      readonly to: string;
    }
  | { readonly do: 'move'; readonly what: Item; readonly after: Item }
  /** The lines on which a comment stands alone. */
  | { readonly do: 'remove-line'; readonly at: Span }
  /** A whole comment anew. */
  | { readonly do: 'rewrite-comment'; readonly at: Span; readonly text: string }
  | { readonly do: 'text'; readonly at: Span; readonly text: string };
export interface Fix {
  /** An imperative sentence without a full stop: `Rename to "item_added"`. */
  readonly title: string;
  /** Looked for when the fix is carried out, where that takes a walk over the project. */
  readonly edits: readonly PlanEdit[] | LazyEdits;
}
export type LazyEdits = () => readonly PlanEdit[];
/** A fix as text: by uri, in no particular order. */
export interface TextFix {
  readonly title: string;
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** What it takes out with all that is written there, since that is what was asked for. */
  readonly dropped: readonly Span[];
}
