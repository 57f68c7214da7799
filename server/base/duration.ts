// Durations as the plan writes them: `30m`, `7d`.

/** Milliseconds in a day. */
export const dayMs = 86_400_000;

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: dayMs,
  w: 7 * dayMs,
};

/** Milliseconds; undefined when the text is no duration. */
export function readDuration(text: string): number | undefined {
  const found = /^\s*(\d+(?:\.\d+)?)\s*([a-z]+)\s*$/.exec(text);
  const unit = units[found?.[2] ?? ''];
  return found && unit !== undefined ? Math.round(Number(found[1]) * unit) : undefined;
}
