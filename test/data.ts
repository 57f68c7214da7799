// Real plans and dbt projects that some tests are held against; absent on most machines, and then those tests are skipped.
import { existsSync } from 'node:fs';
import path from 'node:path';

const home = process.env.TRACKWRIGHT_DATA ?? path.resolve(import.meta.dirname, '../../shared/data');

/** The folder of a data set, or undefined where it is absent: say so in the name of what is skipped. */
export function dataDir(name: string): string | undefined {
  const dir = path.join(home, name);
  return existsSync(dir) ? dir : undefined;
}
