// What a row of the tables of shapes says of one kind of object.

export interface ShapeRow {
  /** What a message calls it. */
  readonly noun: string;
  readonly keys: string;
  readonly since?: { readonly '1.11'?: string; readonly '1.12'?: string; readonly '2.0'?: string };
  /** Which settings its `config` takes; some of them were keys of the object itself before. */
  readonly config?: string;
  /** Key -> shape of the mapping under it, or of each item of the list. `tests` is a list of generic tests. */
  readonly inside?: Readonly<Record<string, string | readonly [string]>>;
  /** dbt 1.x stops at a key it does not know here. */
  readonly closed?: true;
  /** dbt 2.0 does not look at the keys here. */
  readonly unseen?: true;
}
