// The words that headers of tracking tables are made of, in the languages that plans were found in; lower case, compared without accents.

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

export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
const table = <K extends string>(rows: Readonly<Record<K, string>>): ReadonlyMap<string, K> =>
  new Map((Object.entries(rows) as [K, string][]).flatMap(([key, list]) => wordsOf(list).map((word) => [word, key])));
const wordsOf = (list: string): readonly string[] => withoutAccents(list).split(/\s+/);

/** Those words for events that speak of permissions, keys and buttons as often. */
export const actionWords: ReadonlySet<string> = new Set(['action', 'hit', 'hits']);
export const subjects = table<Subject>({
  event:
    'event events evt evts evento eventos ereignis ereignisse evenement evenements gebeurtenis событие события 事件 事件名 事件名称 イベント イベント名 hit hits action',
  property:
    'property properties prop props parameter parameters param params attribute attributes attr attrs field fields argument arguments arg args variable variables payload metadata propiedad propiedades propriedade propriedades propriete proprietes parametro parametros atributo atributos campo campos eigenschaft eigenschaften merkmal merkmale champ champs dado dados dato datos параметр параметры свойство 属性 属性名 参数 参数名 参数名称 パラメータ プロパティ',
  trait: 'trait traits',
});
/** Several in one cell. */
export const plurals: ReadonlySet<string> = new Set(
  wordsOf(
    'properties props parameters params attributes attrs fields arguments args variables payload metadata propiedades propriedades proprietes parametros atributos campos eigenschaften merkmale champs traits dados datos параметры свойства',
  ),
);

export const aspects = table<Aspect>({
  name: 'name names nombre nome nom bezeichnung naam название 名称',
  type: 'type types datatype typing tipo tipos typ тип 类型 型',
  description:
    'description descriptions desc descr definition definitions meaning explanation explained purpose summary details descripcion descricao beschreibung bedeutung omschrijving описание 描述 说明 説明',
  notes:
    'note notes comment comments remark remarks info notas observaciones observacoes kommentar bemerkung commentaire',
  required:
    'required mandatory requirement requirements obligatory presence necessary obligatorio obrigatorio pflicht pflichtfeld erforderlich obligatoire requis requerido verplicht обязательный обязательно 必填 是否必填 必須',
  optional: 'optional opcional optionnel facultatif',
  example:
    'example examples sample samples eg ejemplo ejemplos exemplo exemplos beispiel beispiele exemple exemples voorbeeld пример 示例 例',
  values: 'values value enum enums options choices valores valor werte wert valeurs valeur waarden значения 取值',
  platform:
    'platform platforms source sources client clients app apps device devices os channel channels plataforma plataformas plattform plattformen plateforme plateformes fuente origen origem quelle',
  owner:
    'owner owners owned team teams squad squads responsible dri maintainer maintainers stakeholder stakeholders contact responsable responsavel verantwortlich verantwortlicher equipo equipe zustandig',
  status: 'status state stage implemented implementation lifecycle estado etat statut zustand',
  trigger:
    'trigger triggers triggered triggering when fires fire fired firing sent cuando quando disparo disparador dispara gatilho wann ausloser quand declencheur declenchement wanneer moment когда 触发时机 タイミング',
  category:
    'category categories area group grouping feature module domain journey categoria kategorie bereich categorie',
  pii: 'pii privacy gdpr sensitive sensitivity personal',
  unit: 'unit units einheit unidad unidade unite',
  format: 'format pattern regex formato',
  minimum: 'min minimum',
  maximum: 'max maximum',
  since: 'since introduced',
});
/** Words that say nothing by themselves beside the others. */
export const fillers: ReadonlySet<string> = new Set(
  wordsOf(
    'the a an of is it its this for to in on at and or be by with has have does do if que de do da se del la el les des du wird der die das data column full short custom tracking analytics ga4 amplitude mixpanel segment posthog rudderstack snowplow product new proposed final s es y e o applies used',
  ),
);
/** Words that make a value an allowed one. */
export const allowing: ReadonlySet<string> = new Set(
  wordsOf(
    'allowed possible valid accepted permitted expected predefined enum enums options choices posibles permitidos possiveis mogliche erlaubte possibles list',
  ),
);
