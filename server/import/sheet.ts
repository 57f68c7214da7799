// The seam between formats and layouts: tables, with the headings and the text they stand under.
import type { Remark } from './remarks.ts';

export interface SheetCell {
  /** As a person reads it: without markup, trimmed. */
  readonly text: string;
  /** The same with code spans between `CODE` and `EDOC`. */
  readonly marked: string;
}
export const CODE = '\uE000';
export const EDOC = '\uE001';
export const withoutCodeMarks = (marked: string): string => marked.replaceAll(CODE, '').replaceAll(EDOC, '');

export interface Row {
  /** The row of the sheet or the line of the file, from 1. */
  readonly at: number;
  /** As many as the header has. */
  readonly cells: readonly SheetCell[];
}
export interface SheetTable {
  readonly kind: 'table';
  readonly at: number;
  readonly header: readonly string[];
  /** What stands above each part of the header, where it has two rows. */
  readonly groups?: readonly (string | undefined)[];
  readonly rows: readonly Row[];
  /** Written by a tool: an empty cell is one, not what is left of merged ones. */
  readonly exported?: true;
}
export interface SheetList {
  readonly kind: 'list';
  readonly at: number;
  readonly items: readonly ListItem[];
  /** It stands in a quotation: a note. */
  readonly quoted?: true;
}
export interface ListItem {
  readonly at: number;
  readonly cell: SheetCell;
  /** What stands below it, further in. */
  readonly below: readonly SheetCell[];
}
export interface Paragraph {
  readonly kind: 'text';
  readonly at: number;
  readonly cell: SheetCell;
}
export interface SheetCode {
  readonly kind: 'code';
  readonly at: number;
  readonly text: string;
}
export type Block = SheetTable | SheetList | Paragraph | SheetCode;

/** What stands under one heading, up to the next. */
export interface SheetSection {
  readonly at: number;
  /** The headings above, the outermost first; none before the first heading and in CSV. */
  readonly titles: readonly SheetCell[];
  readonly blocks: readonly Block[];
}
/** What every reader of a file gives, whatever its format. */
export interface Sheet {
  /** `grid`: one table is all there is, so that it must tell of events. `text`: among much else. */
  readonly form: 'grid' | 'text';
  /** What the places in it count. */
  readonly unit: 'row' | 'line';
  readonly sections: readonly SheetSection[];
  readonly remarks: readonly Remark[];
}
/** Why a file cannot be read, in a sentence or two. */
export interface Unread {
  readonly fault: string;
}
