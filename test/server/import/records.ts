// What an import makes of a text, in few words.
import { importPlan } from '../../../server/import/import.ts';
import { placesText } from '../../../server/import/remarks.ts';
import { englishWords } from '../../english.ts';

export interface ParsedRecords {
  readonly plan: string;
  readonly lost: readonly string[];
}
/** The plan without its head, and the remarks as sentences. */
export function told(text: string, name = text.includes('|--') ? 'a.md' : 'a.csv'): ParsedRecords {
  const read = importPlan(text, { name, english: englishWords });
  if ('fault' in read) return { plan: '', lost: [read.fault] };
  return {
    plan: read.text.replace(/^# .*\n/, ''),
    lost: [...read.losses, ...read.assumptions].map(({ fate, column, message, at }) =>
      [fate, column && `[${column}]`, message, at.length ? `(${placesText(at, read.unit)})` : '']
        .filter(Boolean)
        .join(' '),
    ),
  };
}
export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
