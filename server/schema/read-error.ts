// What readers and the resolver find wrong: typed facts, put into words by the rule of the same name.

import type { Span } from '../yaml/node.ts';
import type { Container, Handle, Located, Text } from './item.ts';

export type ReadError =
  | {
      readonly fault: 'yaml-syntax';
      readonly at: Span;
      readonly message: string;
      readonly fix?: { readonly at: Span; readonly text: string };
    }
  | {
      readonly fault: 'unknown-key';
      readonly at: Text;
      readonly container: Container;
      readonly known: readonly string[];
      /** A word kept for a later version of the language. */
      readonly reserved?: true;
      /** It is the rest of the text of another key, which a comma ended; `quoted` is the whole. */
      readonly torn?: { readonly key: string; readonly at: Span; readonly quoted?: string };
      readonly owner: Handle;
    }
  | {
      readonly fault: 'missing-required-key';
      readonly at: Span;
      readonly key: string;
      readonly container: Container;
      readonly owner: Handle;
    }
  | {
      readonly fault: 'wrong-value-kind';
      readonly at: Located<unknown>;
      readonly key: string;
      readonly container: Container;
      readonly wants: string;
      readonly found: string;
      readonly near: readonly string[];
      /** What the writer certainly wanted to say. */
      readonly meant?: string;
    }
  | {
      readonly fault: 'duplicate-key';
      readonly at: Text;
      readonly container: Container;
      readonly first: Span;
      readonly owner: Handle;
    }
  | {
      readonly fault: 'dbt-syntax';
      readonly at: Span;
      readonly message: string;
      readonly fix?: { readonly at: Span; readonly text: string };
    }
  | {
      readonly fault: 'secret-in-config';
      readonly at: Span;
      /** Those above it. */
      readonly keys: readonly string[];
      /** What nothing that is shown may repeat. */
      readonly secret: string;
      /** dbt puts environment variables in its place. */
      readonly dbt: boolean;
    }
  | {
      readonly fault: 'dbt-misspelled-key' | 'dbt-unknown-key';
      readonly at: Text;
      readonly container: Container;
      readonly near?: string;
      readonly owner: Handle;
      readonly path: readonly string[];
      readonly shape: string;
      readonly since?: string;
    };
