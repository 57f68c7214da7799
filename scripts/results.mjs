// Counts of test results, and the one last line that each test command prints.
// @ts-check
import { writeFile } from 'node:fs/promises';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

export const none = /** @type {Counts} */ ({ passed: 0, failed: 0, skipped: 0 });

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** @param {Counts} counts */
export function line({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * Ends a test command: writes the counts where the caller asked for them, prints them, sets the exit code.
 * @param {Counts} counts
 */
export async function finish(counts) {
  const file = process.env.TRACKWRIGHT_COUNTS;
  if (file) await writeFile(file, JSON.stringify(counts));
  console.log(line(counts));
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
}
