// A file is known by its normalised URI, never by a path string: drive letters, shares and escapes come in several spellings.
import { fileURLToPath, pathToFileURL } from 'node:url';

/** One spelling for each file: drive letter lower case, no needless escapes. Schemes other than `file:` stay as they are. */
export function normalUri(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    const url = new URL(uri);
    const drive = /^\/([A-Za-z])(?::|%3[Aa])/.exec(url.pathname);
    const rest = drive ? `/${(drive[1] ?? '').toLowerCase()}:${url.pathname.slice(drive[0].length)}` : url.pathname;
    return `file://${url.host}${rest.split('/').map(reencode).join('/')}`;
  } catch {
    return uri;
  }
}
const reencode = (part: string): string => {
  try {
    return encodeURIComponent(decodeURIComponent(part)).replaceAll('%3A', ':').replaceAll('%40', '@');
  } catch {
    return part;
  }
};
export const uriOfPath = (file: string): string => normalUri(pathToFileURL(file).href);
/** Undefined for a URI that is no file. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
