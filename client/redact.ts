// Texts for others to read, without what they tell of the machine: where files lie, and so who works on it.

const SEPARATOR = String.raw`(?:[\\/]|%2f|%5c)`;
const END = new RegExp(`.*${SEPARATOR}`, 'i');
/** From where a path or an address begins to its last separator in the line: what stands between two of them goes, too. */
const FOLDERS = new RegExp(
  String.raw`(?:\b[a-z][\w+.-]*(?::|%3a)|~|(?<![\w.]))(?=${SEPARATOR})(?:.*${SEPARATOR})`,
  'gi',
);
/** `at name (place:1:2)` and `at place:1:2`. */
const CALL = /^(\s*at )(?:(.*?) \()?(.*?)((?::\d+)*)\)?$/;

/**
 * A stack or a message in which files are their base names and quoted words are gone. `places` are folders of this machine, such as the home of
 * the user: they go however they are spelled, although blanks stand in them.
 */
export function redact(text: string, places: readonly string[]): string {
  return text
    .split('\n')
    .map((line) => redactLine(line, places))
    .join('\n');
}

function redactLine(line: string, places: readonly string[]): string {
  const call = CALL.exec(line);
  if (call) {
    const [, at = '', name, place = '', position = ''] = call;
    const file = `${place.replace(END, '')}${position}`;
    return name === undefined ? `${at}${file}` : `${at}${withoutPaths(name, places)} (${file})`;
  }
  return withoutPaths(line.replaceAll(/(["'`]).*?\1/g, '$1…$1'), places);
}

const withoutPaths = (text: string, places: readonly string[]): string =>
  places
    .flatMap(spellings)
    .reduce((left, spelling) => left.replaceAll(spelling, '/'), text)
    .replace(FOLDERS, '');

/** A folder as programs print it: with either slash, escaped in JSON, in an address; its drive in either case. Longest first. */
function spellings(place: string): readonly RegExp[] {
  const parts = place.split(/[\\/]+/).filter(Boolean);
  if (!parts.length) return [];
  const each = parts.map((part) => {
    const forms = [part, encodeURI(part), encodeURIComponent(part)].map((form) =>
      form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    );
    return `(?:${[...new Set(forms)].join('|')})`;
  });
  return [new RegExp(`${SEPARATOR}*${each.join(`${SEPARATOR}+`)}${SEPARATOR}*`, 'gi')];
}
