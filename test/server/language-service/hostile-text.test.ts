// Text of a plan in Markdown that an editor renders: payloads in every key, hovered over at every place, hold no link, picture or element but ours.
import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { markdownSentence } from '../../../server/import/scorecard/markdown.ts';
import { hoverAt as describeAt } from '../../../server/language-service/hover.ts';
import { code, escapeMarkdown } from '../../../server/results/markdown.ts';
import { fuzz } from '../../fuzz.ts';
import { ROOT, snapshotOf } from '../lint/examples.ts';

const image = '![b](https://evil.example/beacon.png)';
const link = '[Show](command:trackwright.openDocument?%5B%22file%3A%2F%2F%2Fa%22%5D)';
const payloads: readonly string[] = [
  `x\n\n${image} ${link}`,
  `x\r\r${image}`,
  `x\r\n\r\n${link}`,
  `x\u2028\u2028${link}`,
  `x\u2029${image}`,
  `x\u0085\u0085${link}`,
  `x\u000b\u000c${link}`,
  `\`\n\n${link}`,
  `\` ${link} \``,
  `\`\`\n${link}`,
  `a\`b\`\`c\`\`\`d ${link}`,
  `\`${link}`,
  `${link}\``,
  '```\n</code>',
  '<img src="https://evil.example/b.png">',
  '<a href="command:a.b">x</a>',
  '<!-- --><b>x</b>',
  '</code></p><script>alert(1)</script>',
  '<https://evil.example>',
  '<command:a.b>',
  '<jane@evil.example>',
  'https://evil.example/a',
  'HTTP://evil.example',
  'ftp://evil.example',
  'www.evil.example',
  'jane@evil.example',
  'mailto:jane@evil.example',
  `[x]: https://evil.example\n\n[x]`,
  `x\n[x]: <command:a.b> "t"\n\n[x][x] [x][]`,
  `| a | b |\n|---|---|\n| ${image} | x |`,
  ` | ${link} | `,
  `* ${link}`,
  `> ${image}`,
  `# ${link}`,
  `    ${link}`,
  `1. ${link}`,
  `**x** _y_ ~~z~~ ${image}`,
  '&#91;a&#93;&#40;https://evil.example&#41;',
  '&lt;img src=x&gt; &colon;//evil.example',
  '&#x60;&#x0a;&#x0a;![a](b)',
  `[^1] [^1]: ${link}`,
  `\\[a](https://evil.example) \\\\${link}`,
  `\\\n\n${image}\\`,
  `[a]\u200b(https://evil.example)`,
  `\u200b\n\u200b\n${link}`,
  `!\u00ad[b](https://evil.example)`,
  `\u202e${link}`,
  '$(trash) :smile:',
  '$$x$$ $`x`$',
  '![[x]] [[x]]',
];

const marks = [
  markdownIt({ html: true, linkify: true, breaks: true }),
  markdownIt({ html: false, linkify: true, breaks: false }),
  markdownIt({ html: true, linkify: true, typographer: true }),
];
// As VS Code and GitHub have it: an address begins with its scheme or with www.
for (const mark of marks) mark.linkify.set({ fuzzyLink: false });
const ours = /<\/?(?:p|strong|em|code|br|hr|table|thead|tbody|tr|th|td)(?: style="text-align:\w+")?>/g;
/** What stands in rendered Markdown beside text and the elements that we write. */
const foreign = (markdown: string): readonly string[] =>
  marks.flatMap(
    (mark) =>
      mark
        .render(markdown)
        .replace(ours, '')
        .match(/<[^>]*>?/g) ?? [],
  );

const q = (text: string) => JSON.stringify(text);
/** The payload in every key that takes a text, of every kind of item. */
function projectOf(text: string): Record<string, string> {
  const t = q(text);
  return {
    'trackwright.yml': `connections: {${q(`${text}c`)}: {type: duckdb, path: ${t}}}\n`,
    'a.plan.yml': `plan: {name: ${t}, owner: ${t}, description: ${t}}
owners: [{name: ${t}, description: ${t}, contact: ${t}}]
destinations: [{name: ${t}, description: ${t}}]
sources: [{name: ${t}, description: ${t}, platform: ${t}}]
types: [{name: ${q(`T${text}`)}, type: string, description: ${t}, enum: [${t}]}]
entities: [{name: ${q(`E${text}`)}, key: ${t}, description: ${t}, traits: [{name: ${q(`r${text}`)}, type: string, description: ${t}}]}]
properties:
  - {name: ${q(`p${text}`)}, as: ${t}, type: string, unit: ${t}, pii: ${t}, description: ${t}, enum: [${t}, b], pattern: ${t}, format: ${t}, examples: [${t}]}
  - {name: plain, as: ${t}, type: number, unit: ${t}, const: ${t}, description: ${t}}
bundles: [{name: ${q(`b${text}`)}, description: ${t}, properties: [${q(`p${text}`)}]}]
globals: [{name: ${q(`g${text}`)}, properties: [plain]}]
events:
  - {name: ${q(`e${text}`)}, as: ${t}, description: ${t}, trigger: ${t}, status: ${t}, owner: ${t}, sources: [${t}], destinations: [{name: ${t}, as: ${t}}], use: [${q(`b${text}`)}], properties: [{ref: plain, required_when: ${t}, description: ${t}}, ${q(`p${text}`)}, {name: ${q(`own${text}`)}, as: ${t}, type: ${q(`T${text}`)}}]}
  - {name: plain_event, as: ${t}, extends: ${q(`e${text}`)}, description: ${t}}
metrics: [{name: ${q(`m${text}`)}, agg: sum, event: ${q(`e${text}`)}, property: plain, description: ${t}, where: ${t}, by: [${q(`p${text}`)}]}]
funnels: [{name: ${q(`f${text}`)}, window: 7d, steps: [${q(`e${text}`)}, plain_event], description: ${t}}]
retention: [{name: ${q(`k${text}`)}, description: ${t}, start: plain_event, return: ${q(`e${text}`)}}]
segments: [{name: ${q(`s${text}`)}, where: ${t}, description: ${t}}]
checks: [{name: ${q(`c${text}`)}, event: plain_event, expect: ${t}, description: ${t}}]
`,
    'dbt_project.yml': `name: ${t}\n`,
    'models/a.yml': `models:
  - name: stg_plain_event
    description: ${t}
    config: {meta: {event: ${q(`e${text}`)}}}
    columns: [{name: ${t}, description: ${t}}, {name: plain}]
  - {name: stg_plain_event2, config: {meta: {event: plain_event}}, columns: [{name: ${t}}, {name: event_id}]}
sources: [{name: ${t}, tables: [{name: plain_event, description: ${t}, columns: [{name: ${t}, description: ${t}}]}]}]
`,
  };
}
/** Every fourth character: no name that a hover tells of is shorter. */
function hovers(text: string): readonly string[] {
  const snapshot = snapshotOf(projectOf(text));
  const links = (command: string, title: string) => `<<${title} ${command}>>`;
  const found = new Set<string>();
  for (const file of ['a.plan.yml', 'models/a.yml', 'trackwright.yml']) {
    const uri = `${ROOT}/${file}`;
    const doc = snapshot.doc(uri);
    const length = doc?.text().length ?? 0;
    for (let offset = 0; doc && offset < length; offset += 4) {
      const hover = describeAt(snapshot, uri, doc.positionAt(offset), links);
      if (hover) found.add(hover.markdown.replace(/<<(?:Show Resolved|Preview 20 Events) \w+>>/g, ''));
    }
  }
  return [...found];
}

describe.each(payloads.map((text) => [text]))('%j', (text) => {
  it('is text in every hover', () => {
    const shown = hovers(text);
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.flatMap(foreign)).toEqual([]);
  });
  it('is text in code, in a paragraph, a list, a table and a sentence', () => {
    for (const made of [code(text), escapeMarkdown(text), markdownSentence(text), markdownSentence(`a "${text}" b`)]) {
      expect(made).not.toMatch(/[\r\n\u2028\u2029\u0085]/);
      for (const markdown of [made, `x ${made} y`, `**${made}** ${made}`]) expect(foreign(markdown)).toEqual([]);
    }
    expect(foreign(`| a |\n|---|\n| ${escapeMarkdown(text)} |`)).toEqual([]);
  });
});

it('code shows exactly its text, whatever that is', () => {
  const piece = fc.constantFrom(
    '`',
    '``',
    '\n',
    '\r',
    '\u2028',
    ' ',
    '\\',
    '<b>',
    '[a](b)',
    '![c](d)',
    '&amp;',
    '|',
    'x',
    '\u200b',
    '*',
  );
  const [mark] = marks;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 4 }), (pieces, more) => {
      const html = mark?.render(`${code(pieces.join(''))} and ${code(more.join(''))}`) ?? '';
      expect(html).toMatch(/^<p><code>[^<]*<\/code> and <code>[^<]*<\/code><\/p>\n$/);
    }),
    { numRuns: fuzz.runs(2000) },
  );
});
