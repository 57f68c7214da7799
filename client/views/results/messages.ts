// What the Results panel and its page say to each other: plain data, shown as text and never as markup.
import type { Card } from '../../../server/results/card.ts';

/** What the page shows. */
export type ViewState =
  | {
      readonly is: 'empty';
      /** Why nothing is shown, where there is more to say. */
      readonly note?: string;
    }
  | {
      readonly is: 'running';
      readonly title: string;
      /** Milliseconds it has been running. */
      readonly ms: number;
      /** What is done now, and how much of it, 0 to 100. */
      readonly doing?: string;
      readonly percent?: number;
    }
  | { readonly is: 'card'; readonly card: Card; readonly again: boolean }
  | {
      readonly is: 'failed';
      /** `info`: something has to be done first; `unknown`: the user stopped it. */
      readonly verdict: 'fail' | 'info' | 'unknown';
      readonly title: string;
      readonly message: string;
      /** Titles of what can be done about it; the first is the likeliest. */
      readonly actions: readonly string[];
      readonly again: boolean;
    };

/** What the reader does. The host makes the texts itself: a page names a format and never a text, a file or a command. */
export type UserAction =
  | { readonly do: 'ready' }
  | { readonly do: 'again' }
  | { readonly do: 'cancel' }
  | { readonly do: 'act'; readonly action: string }
  | { readonly do: 'save'; readonly as: SavedAs }
  | { readonly do: 'copy' };
export type SavedAs = 'csv' | 'html';

/** Undefined for whatever is no message of the page. */
export function readDone(message: unknown): UserAction | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const said = message as Readonly<Record<string, unknown>>;
  switch (said.do) {
    case 'ready':
    case 'again':
    case 'cancel':
    case 'copy':
      return { do: said.do };
    case 'act':
      return typeof said.action === 'string' ? { do: 'act', action: said.action } : undefined;
    case 'save':
      return said.as === 'csv' || said.as === 'html' ? { do: 'save', as: said.as } : undefined;
    default:
      return undefined;
  }
}

/** What a panel keeps over a restart of the window. */
export interface Kept {
  readonly card?: Card;
}
