// What a folder of generated events says of itself: the files that its manifest.json lists, and the table of each.
import { join } from 'node:path';
import { readText } from '../../workspace/read-text.ts';

export interface GeneratedFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly table: string;
}

/** The files that a manifest of generated events lists, nothing where there is no such manifest. */
export async function manifestFiles(folder: string): Promise<readonly GeneratedFile[] | undefined> {
  const read = await readText(join(folder, 'manifest.json'));
  if (!('text' in read)) return undefined;
  const manifest = parsed(read.text);
  if (!isManifest(manifest)) return undefined;
  return manifest.files.filter(isGenerated);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isManifest = (value: unknown): value is { readonly files: readonly unknown[] } =>
  typeof value === 'object' &&
  value !== null &&
  'schema' in value &&
  String(value.schema).startsWith('trackwright.events/') &&
  'files' in value &&
  Array.isArray(value.files);

const isGenerated = (value: unknown): value is GeneratedFile =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'table' in value &&
  typeof value.table === 'string';
