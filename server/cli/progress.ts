// One line on a terminal's stderr that says what is being done; nothing anywhere else.
import { cut } from '../card/width.ts';
import type { Io } from './io.ts';

export interface Progress {
  /** Says something else than before: `Generating 1,000,000 events: 62 %, 4 s left`. */
  say(text: string): Promise<void>;
  /** Takes the line away; to be called however the work ended. */
  done(): Promise<void>;
}

export function progress({ stderr, quiet }: Io): Progress {
  let shown = '';
  const show = async (text: string) => {
    if (quiet || !stderr.isTTY || text === shown) return;
    shown = text;
    await stderr.write(`\r\u001b[K${text}`);
  };
  return { say: (text) => show(cut(text, stderr.width - 1)), done: () => show('') };
}
