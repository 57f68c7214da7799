// Globs: of event names, where `*` stands for any run of characters; and of files, where `**` crosses folders.

/** A test for names; linear in the name, whatever the glob. */
export function globMatcher(glob: string): (name: string) => boolean {
  const [head = '', ...rest] = glob.split('*');
  const tail = rest.pop();
  if (tail === undefined) return (name) => name === head;
  return (name) => {
    if (name.length < head.length + tail.length || !name.startsWith(head) || !name.endsWith(tail)) return false;
    let from = head.length;
    for (const part of rest) {
      const found = name.indexOf(part, from);
      if (found < 0) return false;
      from = found + part.length;
    }
    return from <= name.length - tail.length;
  };
}

/** `**` crosses folders, `*` and `?` do not. */
export function fileMatcher(globs: readonly string[]): (path: string) => boolean {
  const tests = globs.map((glob) => {
    if (!/[*?]/.test(glob)) return (path: string) => path === glob || path.startsWith(`${glob.replace(/\/$/, '')}/`);
    const source = glob
      .split(/(\*\*\/?|\*|\?)/)
      .map((part) => wild.get(part) ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
      .join('');
    const form = new RegExp(`^${source}$`);
    return (path: string) => form.test(path);
  });
  return (path) => tests.some((test) => test(path));
}

const wild: ReadonlyMap<string, string> = new Map([
  ['**/', '(?:[^/]+/)*'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
]);
