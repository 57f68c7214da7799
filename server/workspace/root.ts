// Which project a path belongs to: the nearest trackwright.yml above it, else the nearest .git, else the folder itself.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { CONFIG } from '../config/config.schema.ts';

/** An absolute folder. `fallback` is the workspace folder, where there is one. */
export function rootOf(from: string, fallback?: string): string {
  const folder = isFolder(from) ? path.resolve(from) : path.dirname(path.resolve(from));
  const above: string[] = [];
  for (let dir = folder; ; dir = path.dirname(dir)) {
    above.push(dir);
    if (dir === path.dirname(dir)) break;
  }
  const nearest = (name: string) => above.find((dir) => existsSync(path.join(dir, name)));
  return nearest(CONFIG) ?? nearest('.git') ?? fallback ?? folder;
}

function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}
