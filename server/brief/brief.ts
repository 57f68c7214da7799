// A feature brief as data, read from plain values (of YAML) with every fault named and placed.
import { closest } from '../base/did-you-mean.ts';
import type { Plain } from '../plan/plan.ts';

export interface BriefAction {
  readonly phrase: string;
  /** The event's name as a person wants it; overrules what is read from the phrase. */
  readonly name?: string;
  /** Who does it: a role. */
  readonly by?: string;
  /** Names, or whole properties of the plan language. */
  readonly properties: readonly (string | { readonly name: string; readonly [key: string]: Plain })[];
}

export interface Brief {
  readonly feature: string;
  readonly actions: readonly BriefAction[];
  readonly description?: string;
  readonly owner?: string;
  readonly platforms: readonly string[];
  /** Who uses the feature, the main one first. */
  readonly roles: readonly string[];
  readonly success: readonly string[];
}

export interface BriefReadError {
  readonly code: 'unknown-key' | 'missing-required-key' | 'wrong-value-kind';
  /** `actions[2].do`; empty for the brief itself. */
  readonly path: string;
  /** What is wrong, and what to do. */
  readonly message: string;
}

const keys = ['feature', 'actions', 'description', 'owner', 'platforms', 'roles', 'success'];
const actionKeys = ['do', 'name', 'by', 'properties'];

/** Reads a brief from the values of a `*.brief.yml`. A brief comes back whenever it has a feature and at least one action. */
export function parseBrief(value: unknown): { readonly brief?: Brief; readonly faults: readonly BriefReadError[] } {
  const faults: BriefReadError[] = [];
  if (!isMap(value)) {
    return {
      faults: [fault('wrong-value-kind', '', 'A brief is a list of keys: feature, actions, and what else is known')],
    };
  }
  faults.push(...unknown(value, keys, ''));
  const text = (key: string): string | undefined => asText(value[key], key, faults);
  const feature = text('feature');
  if (!feature)
    faults.push(fault('missing-required-key', 'feature', 'Name the feature, such as `feature: AI quizzes`'));
  const list = asList(value.actions, 'actions', faults);
  const actions = list.flatMap((item, index) => actionOf(item, `actions[${index}]`, faults));
  if (!actions.length)
    faults.push(fault('missing-required-key', 'actions', 'Say what people do, such as `actions: [generate a quiz]`'));
  const texts = (key: string): readonly string[] => asTexts(value[key], key, faults);
  const [owner, description] = [text('owner'), text('description')];
  const rest = { platforms: texts('platforms'), roles: texts('roles'), success: texts('success') };
  if (!feature || !actions.length) return { faults };
  const brief = { feature, actions, ...(description ? { description } : {}), ...(owner ? { owner } : {}), ...rest };
  return { brief, faults };
}

function actionOf(value: unknown, path: string, faults: BriefReadError[]): readonly BriefAction[] {
  if (typeof value === 'string' || value === null || value === undefined)
    return [{ phrase: value ?? '', properties: [] }];
  if (!isMap(value)) {
    faults.push(fault('wrong-value-kind', path, 'An action is a phrase, or `{do: phrase}` with name, by, properties'));
    return [];
  }
  faults.push(...unknown(value, actionKeys, path));
  const text = (key: string): string | undefined => asText(value[key], `${path}.${key}`, faults);
  const [phrase, name, by] = [text('do'), text('name'), text('by')];
  if (!phrase && !name) {
    faults.push(fault('missing-required-key', `${path}.do`, 'Say what is done, such as `do: generate a quiz`'));
    return [];
  }
  const properties = asList(value.properties, `${path}.properties`, faults).flatMap((item, index) =>
    propertyOf(item, `${path}.properties[${index}]`, faults),
  );
  return [{ phrase: phrase ?? '', ...(name ? { name } : {}), ...(by ? { by } : {}), properties }];
}

function propertyOf(value: unknown, path: string, faults: BriefReadError[]): BriefAction['properties'] {
  if (typeof value === 'string' && value.trim() !== '') return [value.trim()];
  if (isMap(value) && typeof value.name === 'string' && isPlain(value))
    return [{ ...(value as Readonly<Record<string, Plain>>), name: value.name }];
  faults.push(fault('wrong-value-kind', path, 'A property is a name, or `{name: price, type: number}`'));
  return [];
}

const fault = (code: BriefReadError['code'], path: string, message: string): BriefReadError => ({
  code,
  path,
  message: `${message}.`,
});

function unknown(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: string,
): readonly BriefReadError[] {
  const extra = Object.keys(value).filter((key) => !known.includes(key) && !key.startsWith('x-'));
  return extra.map((key) => {
    const near = closest(key, known);
    const hint = near ? `did you mean \`${near}\`?` : `known are ${known.join(', ')}.`;
    return {
      code: 'unknown-key',
      path: path ? `${path}.${key}` : key,
      message: `\`${key}\` is not a key of ${path ? 'an action' : 'a brief'}; ${hint}`,
    };
  });
}

function asText(value: unknown, path: string, faults: BriefReadError[]): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') {
    faults.push(fault('wrong-value-kind', path, `\`${path}\` is one text`));
    return undefined;
  }
  return String(value).trim() || undefined;
}

function asList(value: unknown, path: string, faults: BriefReadError[]): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return value.split('\n').filter((line) => line.trim() !== '');
  faults.push(fault('wrong-value-kind', path, `\`${path}\` is a list`));
  return [];
}

const asTexts = (value: unknown, path: string, faults: BriefReadError[]): readonly string[] =>
  asList(value, path, faults).flatMap((item, index) => asText(item, `${path}[${index}]`, faults) ?? []);

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isPlain(value: unknown): value is { readonly [key: string]: Plain } & Plain {
  if (Array.isArray(value)) return value.every(isPlain);
  if (isMap(value)) return Object.values(value).every(isPlain);
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
