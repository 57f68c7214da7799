// ThirdPartyNotices.txt: every package whose code is shipped, with its licence's whole text. A licence that is missing or
// that nobody has looked at stops the build.
// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Its name, at the root: made by each whole build, and not tracked. */
export const noticesFile = 'ThirdPartyNotices.txt';

/** Licences that may be shipped, by their SPDX names, and words that only their texts hold, blanks joined. */
const allowed = /** @type {Readonly<Record<string, RegExp>>} */ ({
  '0BSD': /Permission to use, copy, modify, and\/or distribute/i,
  'Apache-2.0': /Apache License Version 2\.0/i,
  'BlueOak-1.0.0': /Blue Oak Model License Version 1\.0\.0/i,
  'BSD-2-Clause': /Redistribution and use in source and binary forms/i,
  'BSD-3-Clause': /Redistribution and use in source and binary forms.*Neither the name/i,
  ISC: /Permission to use, copy, modify, and(\/or)? distribute.*provided that the above copyright notice/i,
  MIT: /Permission is hereby granted, free of charge/i,
});

/** Licences that a text may speak of although package.json does not; a person has to read such a text. */
const doubtful =
  /GENERAL PUBLIC LICENSE|\bA?GPL|Commons Clause|Business Source License|Elastic License|Server Side Public|Mozilla Public|Non-?Commercial/i;

/** Code of others that a package holds as its own, by that package; the texts are in scripts/licences/. */
const copied = /** @type {Readonly<Record<string, readonly Copied[]>>} */ ({
  // Its browser build brings Node's Buffer along.
  'csv-parse': [
    { name: 'buffer', licence: 'MIT', home: 'https://github.com/feross/buffer' },
    { name: 'base64-js', licence: 'MIT', home: 'https://github.com/beatgammit/base64-js' },
    { name: 'ieee754', licence: 'BSD-3-Clause', home: 'https://github.com/feross/ieee754' },
  ],
});

/** @typedef {{ name: string, licence: string, home: string }} Copied */
/** @typedef {{ name: string, version?: string, licence: string, home: string, texts: readonly string[], notices?: readonly string[] }} Notice `notices`: what else it asks to be shown */
/** @typedef {{ outputs: Readonly<Record<string, { inputs: Readonly<Record<string, unknown>> }>> }} Metafile as esbuild writes it */

/**
 * The folders of the packages of which any bundle holds a file.
 * @param {Metafile} meta its paths are relative to the root of the project
 * @returns {readonly string[]} relative to the root, sorted
 */
export function bundledPackages({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const folders = inputs.flatMap((input) => {
    // "(disabled):" stands before what a package's `browser` leaves out.
    const found = /^(?:\(disabled\):)?(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found?.[1]) return [found[1]];
    if (/^(client|server)\//.test(input)) return [];
    throw new Error(`A bundle holds ${input}, which is neither ours nor a package's, so its licence is not known.`);
  });
  return [...new Set(folders)].sort();
}

/**
 * @param {readonly string[]} folders of packages
 * @returns {Promise<readonly Notice[]>} one for each package and version, and for what they hold of others
 */
export async function noticesOf(folders) {
  /** @type {Map<string, Notice>} */
  const notices = new Map();
  /** @type {string[]} */
  const problems = [];
  for (const folder of folders)
    for (const notice of await noticesIn(folder)) {
      const problem = problemOf(notice);
      if (problem) problems.push(problem);
      notices.set(titleOf(notice), notice);
    }
  if (problems.length > 0)
    throw new Error(`${[...new Set(problems)].join('\n')}\nWhat may be shipped is listed in scripts/notices.mjs.`);
  return [...notices.values()].sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
}

/**
 * @param {string} about what the packages are to what is shipped, in a sentence
 * @param {readonly Notice[]} notices
 */
export function noticesText(about, notices) {
  const list = notices.map((notice) => `  ${titleOf(notice)} (${notice.licence})`);
  const sections = notices.map((notice) =>
    [rule, titleOf(notice), `Licence: ${notice.licence}`, notice.home, '', ...notice.texts, ...(notice.notices ?? [])]
      .join('\n')
      .trimEnd(),
  );
  return `${[about, '', ...list, '', ...sections].join('\n')}\n`;
}

const rule = '-'.repeat(80);
const titleOf = (/** @type {Notice} */ { name, version }) => (version ? `${name} ${version}` : name);

/** @param {string} folder @returns {Promise<readonly Notice[]>} */
async function noticesIn(folder) {
  const { name, version, license, homepage, repository } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  );
  const texts = await textsIn(folder, /^(licen[cs]e|copying)([.-].*)?$/i);
  const notices = await textsIn(folder, /^(notice|third-?party-?notices?)([.-].*)?$/i);
  const from = typeof repository === 'string' ? repository : (repository?.url ?? '');
  const home = homepage ?? from.replace(/^git\+/, '').replace(/\.git$/, '');
  const own = { name, version, licence: typeof license === 'string' ? license : '', home, texts, notices };
  const others = (copied[name] ?? []).map(async (one) => ({
    ...one,
    name: `${one.name}, in ${name} ${version}`,
    texts: await textsIn(path.join(import.meta.dirname, 'licences'), new RegExp(`^${one.name}\\.txt$`)),
  }));
  return [own, ...(await Promise.all(others))];
}

/** @param {string} folder @param {RegExp} wanted names of files @returns {Promise<readonly string[]>} */
async function textsIn(folder, wanted) {
  const names = (await readdir(folder, { withFileTypes: true })).filter(
    (each) => each.isFile() && wanted.test(each.name),
  );
  const texts = names.map((each) => readFile(path.join(folder, each.name), 'utf8'));
  return (await Promise.all(texts)).map((text) => `${text.replace(/^\uFEFF|\r/g, '').trim()}\n`);
}

/** @param {Notice} notice @returns {string | undefined} why it may not be shipped */
function problemOf(notice) {
  const { licence } = notice;
  const texts = notice.texts.map((text) => text.replace(/\s+/g, ' '));
  if (licence === '') return `${titleOf(notice)}: its package.json names no licence.`;
  const choice = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  const known = choice.filter((each) => Object.hasOwn(allowed, each));
  if (known.length === 0)
    return `${titleOf(notice)}: its licence is ${licence}, which is none of ${Object.keys(allowed).join(', ')}.`;
  if (!known.some((each) => texts.some((text) => allowed[each]?.test(text))))
    return `${titleOf(notice)}: none of its files holds the text of the licence that it names, ${known.join(' or ')}.`;
  const words = texts.map((text) => doubtful.exec(text)?.[0]).find(Boolean);
  return words && `${titleOf(notice)}: it names the licence ${licence}, but one of its texts speaks of "${words}".`;
}
