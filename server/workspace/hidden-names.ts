// Names of the temporary files and folders that we put beside what we write: hidden, and ours beyond doubt.
import path from 'node:path';
import { MARK, processMark, randomPart } from './process-mark.ts';

/** File systems take 255 bytes; a mark and an ending need up to 60 of them, a character up to four. */
const LONGEST_BASE = 48;

/** `/a/b.yml`, `partial` -> `/a/.b.yml-4242-8kzd-1f3a9c-4cbb35f2.partial`, another one with each call. */
export function hiddenBeside(file: string, ending: string): string {
  return path.join(path.dirname(file), `.${short(file)}-${processMark()}-${randomPart()}.${ending}`);
}

/** The mark in such a name; undefined where it is none of ours. With `of`, only those beside that file. */
export function markIn(name: string, ending: string, of?: string): string | undefined {
  const base = of === undefined ? '.+' : `${escaped(short(of))}`;
  return new RegExp(`^\\.${base}-(${MARK})-[0-9a-f]{8}\\.${ending}$`, 's').exec(name)?.[1];
}

const short = (file: string): string => Array.from(path.basename(file)).slice(0, LONGEST_BASE).join('');
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
