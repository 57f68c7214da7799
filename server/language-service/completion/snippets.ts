// Items as they begin: what the linter would ask for, with places to fill in. `$1`, `${1:…}` are those of an LSP snippet.

export interface Starter {
  readonly label: string;
  readonly detail: string;
  /** Without its dash; further lines are as deep as the first. */
  readonly body: string;
}

/** Shape of an item of a section -> how one of them may begin. */
export const snippets: Readonly<Record<string, readonly Starter[]>> = {
  event: [
    {
      label: 'new event',
      detail: 'what the linter would ask for',
      body: [
        // biome-ignore-start lint/suspicious/noTemplateCurlyInString: places of a snippet
        'name: ${1:object_action}',
        'description: ${2:Who does what, and what it shows}',
        'trigger: ${3:When it is sent, once per what}',
        'properties:',
        '  - $0',
      ].join('\n'),
    },
  ],
  property: [
    {
      label: 'new property',
      detail: 'of the dictionary',
      body: '{name: ${1:property_name}, type: ${2|string,integer,number,boolean,array,object|}, description: "${3:What it holds}"}',
    },
  ],
  bundle: [
    {
      label: 'new bundle',
      detail: 'properties that several events carry',
      body: 'name: ${1:context}\ndescription: ${2:What they say together}\nproperties: [${3:property_name}]',
    },
  ],
  metric: [
    {
      label: 'new metric',
      detail: 'a count, sum or average of an event',
      body: '{name: ${1:orders}, agg: ${2|count,sum,average,min,max,median,count_distinct|}, event: ${3:event_name}}',
    },
    {
      label: 'new ratio',
      detail: 'one metric over another',
      body: '{name: ${1:rate}, type: ratio, numerator: ${2:metric}, denominator: ${3:metric}}',
    },
  ],
  funnel: [
    {
      label: 'new funnel',
      detail: 'steps in order, within a time',
      body: 'name: ${1:checkout}\nwindow: ${2:7d}\nsteps: [${3:first_event}, ${4:second_event}]',
    },
  ],
  retention: [
    {
      label: 'new retention',
      detail: 'who comes back',
      body: '{name: ${1:weekly}, start: {event: ${2:signup_completed}}, return: {event: "${3:*}"}, period: ${4|day,week,month|}}',
    },
  ],
  check: [
    {
      label: 'new check',
      detail: 'what must hold of the data',
      body: '{name: ${1:value_is_positive}, event: ${2:event_name}, expect: "${3:amount >= 0}"}',
      // biome-ignore-end lint/suspicious/noTemplateCurlyInString: places of a snippet
    },
  ],
};
