// The layers of the sources, as ARCHITECTURE.md draws them: who may import whom.

/** Lowest first; a folder may import from every layer below its own. */
const layers = [
  ['base'],
  ['yaml', 'expressions'],
  ['schema'],
  ['plan', 'config', 'brief', 'dbt/read'],
  ['dataset'],
  ['results'],
  ['query', 'checks', 'events', 'import', 'dbt/write', 'stats'],
  ['lint', 'language-service'],
  ['engines', 'models', 'worker', 'workspace'],
  ['operations'],
  ['lsp', 'cli', 'mcp'],
] as const satisfies readonly (readonly string[])[];
export type Folder = (typeof layers)[number][number];

/** What else a folder may import from its own layer. */
const beside: Readonly<Partial<Record<Folder, readonly Folder[]>>> = {
  plan: ['config', 'brief', 'dbt/read'],
  config: ['dbt/read'],
  brief: ['plan', 'config'],
  checks: ['query'],
  events: ['query'],
  'dbt/write': ['query'],
  'language-service': ['lint'],
  engines: ['workspace'],
  worker: ['engines', 'workspace'],
};

/** Imports against the layers, each with its reason. `type` for those of types alone. */
export const exceptions: readonly {
  readonly from: string;
  readonly to: string;
  readonly how: 'value' | 'type';
  readonly why: string;
}[] = [
  {
    from: 'server/expressions/check.ts',
    to: 'server/plan/plan.ts',
    how: 'type',
    why: 'names of a condition have the schemas of the plan',
  },
  {
    from: 'server/expressions/values.ts',
    to: 'server/plan/plan.ts',
    how: 'type',
    why: 'the kind of a value follows from its schema in the plan',
  },
  {
    from: 'server/config/config.schema.ts',
    to: 'server/plan/plan.ts',
    how: 'value',
    why: 'the columns of a storage are those of the fields that every event has',
  },
  {
    from: 'server/config/settings.ts',
    to: 'server/plan/plan.ts',
    how: 'type',
    why: 'settings hold the defaults of what a question may set',
  },
];

export const folders: readonly Folder[] = layers.flat();
/** No IO, no clock, no locale, no environment; they bundle for a browser. */
export const pureFolders: readonly Folder[] = layers.slice(0, 8).flat();

/** The folder of a source that has a layer; undefined for the entry points and what lies beside them. */
export const folderOf = (file: string): Folder | undefined =>
  folders.find((folder) => file.startsWith(`server/${folder}/`));

export function mayImport(from: Folder, to: Folder): boolean {
  const layerOf = (folder: Folder) => layers.findIndex((layer) => (layer as readonly Folder[]).includes(folder));
  return from === to || layerOf(to) < layerOf(from) || (beside[from] ?? []).includes(to);
}
