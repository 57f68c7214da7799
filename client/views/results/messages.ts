// What the Results panel and its page say to each other: plain data, shown as text and never as markup.
import type { Card } from '../../../server/card/card.ts';

/** What the page shows. */
export type Shown =
  | { readonly is: 'empty' }
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

/** What the reader does. */
export type Done =
  | { readonly do: 'ready' }
  | { readonly do: 'again' }
  | { readonly do: 'cancel' }
  | { readonly do: 'act'; readonly action: string }
  | { readonly do: 'save'; readonly name: string; readonly text: string }
  | { readonly do: 'copy'; readonly text: string };

/** What a panel keeps over a restart of the window. */
export interface Kept {
  readonly card?: Card;
}
