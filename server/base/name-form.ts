// How names are written: in one case throughout, or in parts, each in its case, with a joint between them.

import { caseNames, fits, type NameCase, toCase, wordsOf } from './naming.ts';

/** `snake_case`; `{camelCase}_{camelCase}`: the first part, the joint, the case of all parts behind it. */
export type NameForm = NameCase | `{${NameCase}}${string}{${NameCase}}`;

/** Names of several words, of which none is filled in later, tell how names are written. */
export const tellsForm = (name: string): boolean => !isFilledIn(name) && wordsOf(unprefixed(name)).length > 1;
/** Something stands in it for what comes when it is sent: `order_{id}`, `Shell ${string}`, `*`. */
export const isFilledIn = (name: string): boolean => /[{}<%$*]|>$/.test(name);

/** Every form that a name is in, the plainest first. */
export function nameFormsOf(name: string): readonly NameForm[] {
  const bare = unprefixed(name);
  return [...caseNames.filter((style) => fits(bare, style)), ...partedForms(bare)];
}
/** The plainest form that a name is in; undefined where it is in none. */
export const nameFormOf = (name: string): NameForm | undefined => nameFormsOf(name)[0];

/** A prefix in brackets, which a product has before its own events, is part of no form. */
export function isInForm(name: string, form: NameForm): boolean {
  const bare = unprefixed(name);
  const parted = partsOfForm(form);
  if (!parted) return fits(bare, form as NameCase);
  const parts = bare.split(parted.joint);
  if (parts.length < 2 && wordsOf(bare).length > 1) return false;
  return parts.every((part, i) => part !== '' && fits(part, i ? parted.rest : parted.head));
}

/** The name in a form. Parts that it has stay parts; of a name that has none, the last word is one (`signed up` too). */
export function toForm(name: string, form: NameForm): string {
  const bare = unprefixed(name);
  const prefix = name.slice(0, name.length - bare.length);
  const parted = partsOfForm(form);
  if (!parted) return prefix + toCase(bare, form as NameCase);
  return (
    prefix +
    partedWords(bare, parted.joint)
      .map((part, i) => toCase(part, i ? parted.rest : parted.head))
      .join(parted.joint)
  );
}

/** The same, where it is another name and that one is in the form. */
export function inOtherForm(name: string, form: NameForm): string | undefined {
  const to = toForm(name, form);
  return to !== name && isInForm(to, form) ? to : undefined;
}

/** What a setting says, where it is a form. */
export const readForm = (text: string | undefined): NameForm | undefined =>
  caseNames.find((style) => style === text) ??
  (text !== undefined && new RegExp(formPattern).test(text) ? (text as NameForm) : undefined);

interface PartedForm {
  readonly head: NameCase;
  readonly joint: string;
  readonly rest: NameCase;
}
function partsOfForm(form: NameForm): PartedForm | undefined {
  const [, head, joint, rest] = /^\{([^{}]+)\}([^{}]+)\{([^{}]+)\}$/.exec(form) ?? [];
  return joint === undefined ? undefined : { head: head as NameCase, joint, rest: rest as NameCase };
}

/** Joints that no case has, and those that are one only between parts of other cases. */
const joints = ['::', ' - ', ' > ', ' | ', ' / ', ': ', ':', '/', '|', '>', '.'] as const;
const softJoints: Readonly<Record<string, readonly NameCase[]>> = {
  _: ['camelCase', 'PascalCase', 'kebab-case'],
  '-': ['camelCase', 'PascalCase', 'snake_case'],
};
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const oneOfThem = (all: readonly string[]): string => `(${all.map(escaped).join('|')})`;
/** Of a part; between dots, words are parts themselves. */
const partCases = caseNames.filter((style) => style !== 'dot.case');
const eachPart = oneOfThem(partCases);
/** As JSON Schema has it. */
export const formPattern = `^(${oneOfThem(caseNames)}|\\{${eachPart}\\}${oneOfThem([...joints, ...Object.keys(softJoints)])}\\{${eachPart}\\})$`;

function partedForms(bare: string): readonly NameForm[] {
  const joint = joints.find((one) => bare.includes(one));
  const tried = joint === undefined ? Object.entries(softJoints) : ([[joint, partCases]] as const);
  return tried.flatMap(([by, cases]) => {
    const [head = '', ...rest] = bare.split(by);
    if (!rest.length || !head || rest.includes('')) return [];
    const heads = cases.filter((style) => fits(head, style));
    const others = cases.filter((style) => rest.every((part) => fits(part, style)));
    const alike = heads.filter((style) => others.includes(style)).map((style) => [style, style] as const);
    const mixed = heads.flatMap((a) => others.flatMap((b) => (a === b ? [] : [[a, b] as const])));
    return [...alike, ...mixed].map(([a, b]): NameForm => `{${a}}${by}{${b}}`);
  });
}
function partedWords(bare: string, joint: string): readonly string[] {
  const own =
    joints.find((one) => bare.includes(one)) ??
    (Object.hasOwn(softJoints, joint) && bare.includes(joint) ? joint : undefined);
  const parts = own === undefined ? [] : bare.split(own).filter((part) => wordsOf(part).length);
  if (parts.length > 1) return parts;
  const words = wordsOf(bare);
  const ending = words.length > 2 && /^(?:up|in|out|on|off|down|away|back)$/.test(words.at(-1) ?? '') ? 2 : 1;
  return words.length > 1 ? [words.slice(0, -ending).join(' '), words.slice(-ending).join(' ')] : words;
}

/** `[AppsFlyer] Install` -> `Install`. */
const unprefixed = (name: string): string => name.replace(/^\[[^[\]]+\] +(?=\S)/, '');
