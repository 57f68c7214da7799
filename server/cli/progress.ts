// One line on a terminal's stderr that says what is being done; nothing anywhere else.
import { clean } from '../results/clean.ts';
import { cut } from '../results/width.ts';
import type { Io } from './io.ts';

export interface ProgressLine {
  /** Says something else than before: `Generating 1,000,000 events: 62 %, 4 s left`. */
  say(text: string): Promise<void>;
  /** Takes the line away; to be called however the work ended. */
  done(): Promise<void>;
}

export function progress({ stderr, quiet }: Io): ProgressLine {
  let shown = '';
  const show = async (text: string) => {
    if (quiet || !stderr.isTTY || text === shown) return;
    shown = text;
    await stderr.line(text);
  };
  return { say: (text) => show(cut(clean(text), stderr.width - 1)), done: () => show('') };
}
