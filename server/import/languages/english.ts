// The words of tracking tables in English.
import type { TableLanguage } from './language.ts';

export const englishTables: TableLanguage = {
  language: 'English',
  headers: {
    event: 'event events evt evts hit hits action',
    property:
      'property properties prop props parameter parameters param params attribute attributes attr attrs field fields argument arguments arg args variable variables payload metadata',
    trait: 'trait traits',
    several:
      'properties props parameters params attributes attrs fields arguments args variables payload metadata traits',
    name: 'name names',
    type: 'type types datatype typing',
    description:
      'description descriptions desc descr definition definitions meaning explanation explained purpose summary details',
    notes: 'note notes comment comments remark remarks info',
    required: 'required mandatory requirement requirements obligatory presence necessary',
    optional: 'optional',
    example: 'example examples sample samples eg',
    values: 'values value enum enums options choices',
    platform: 'platform platforms source sources client clients app apps device devices os channel channels',
    owner:
      'owner owners owned team teams squad squads responsible dri maintainer maintainers stakeholder stakeholders contact',
    status: 'status state stage implemented implementation lifecycle',
    trigger: 'trigger triggers triggered triggering when fires fire fired firing sent moment',
    category: 'category categories area group grouping feature module domain journey',
    pii: 'pii privacy gdpr sensitive sensitivity personal',
    unit: 'unit units',
    format: 'format pattern regex',
    minimum: 'min minimum',
    maximum: 'max maximum',
    since: 'since introduced',
    allowing: 'allowed possible valid accepted permitted expected predefined enum enums options choices list',
    filler:
      'the a an of is it its this for to in on at and or be by with has have does do if data column full short custom tracking analytics ga4 amplitude mixpanel segment posthog rudderstack snowplow product new proposed final s y n applies used automatic automatically collected recommended',
  },
  types: {
    text: 'text|string|characters',
    whole: 'whole number|integer',
    decimal: 'number|decimal',
    percent: 'percent|percentage',
    truth: 'yes/no|true/false|boolean',
    moment: 'timestamp|date and time',
    day: 'date',
    clock: 'time',
    list: 'list|array',
    thing: 'object',
    choice: 'enum',
  },
  yes: 'yes|y|true|t|required|require|req|mandatory|must|must have|always|requirement|non-null|not null',
  no: 'no|n|false|f|optional|opt|o|not required|never|non|nullable|not mandatory|nice to have',
  nothing: 'none|nil|null|empty|nothing|n/a|n.a.|na',
};
