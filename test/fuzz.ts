// How property tests draw their cases: the same ones on every run of `npm test`; new ones, and more, by `npm run fuzz`.

/** A number from the environment, or what holds without one. */
function numberFrom(name: string, otherwise: number, what: string, fits: (value: number) => boolean): number {
  const text = process.env[name] || String(otherwise);
  if (!fits(Number(text))) throw new Error(`${name} is "${text}", which is not ${what}. Set another, or unset it.`);
  return Number(text);
}

const seed = numberFrom('TRACKWRIGHT_FUZZ_SEED', 1, 'a whole number', Number.isSafeInteger);
const factor = numberFrom('TRACKWRIGHT_FUZZ_RUNS', 1, 'a number above 0, such as 10 or 0.1', (value) => value > 0);

export const fuzz = {
  /** What every draw starts from: TRACKWRIGHT_FUZZ_SEED, 1 without it. fast-check takes it from test/fuzz-setup.ts. */
  seed,
  /** How many cases to try where `npm test` tries `count`: TRACKWRIGHT_FUZZ_RUNS times as many. */
  runs: (count: number): number => Math.ceil(count * factor),
  /** How long a test may hang, in ms: longer where it tries more cases. */
  limit: (ms: number): number => ms * Math.max(1, factor),
} as const;
