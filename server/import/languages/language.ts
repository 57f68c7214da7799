// The words of tracking tables in one language: those that headers are made of, and those that cells say in one word.
// Words of headers stand between blanks, those of cells between bars; case, accents and width do not matter. Words that are run
// together (Datentyp, 参数名称) are found by their parts, so that only the parts stand here.
export type Subject = 'event' | 'property' | 'trait';
export type Aspect =
  | 'name'
  | 'type'
  | 'description'
  | 'notes'
  | 'required'
  | 'optional'
  | 'example'
  | 'values'
  | 'platform'
  | 'owner'
  | 'status'
  | 'trigger'
  | 'category'
  | 'pii'
  | 'unit'
  | 'format'
  | 'minimum'
  | 'maximum'
  | 'since';

/** What a cell of types says; `type.ts` has what each is in the plan language. */
export type TypeWord =
  | 'text'
  | 'whole'
  | 'decimal'
  | 'percent'
  | 'truth'
  | 'moment'
  | 'day'
  | 'clock'
  | 'list'
  | 'thing'
  | 'choice';
/** What a header may say beside a subject and an aspect. */
type HeaderWord = Subject | Aspect | 'several' | 'filler' | 'allowing';
export interface TableLanguage {
  readonly language: string;
  readonly headers: Readonly<Partial<Record<HeaderWord, string>>>;
  readonly types: Readonly<Partial<Record<TypeWord, string>>>;
  readonly yes: string;
  readonly no: string;
  /** What says that there is nothing, beside an empty cell. */
  readonly nothing: string;
}
