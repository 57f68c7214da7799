// Texts to start from, and the pieces that random edits put into them.

export const texts: Readonly<Record<string, string>> = {
  plan: `# head
version: 1
plan: {name: acme} # tail

# the events
events:
  # first
  - name: a
    description: >-
      folded # not a comment
      text
    # inside a

  # second
  - name: b
    tags: [x, y]
  - {name: c, description: "q: x"}
properties:
- name: p
  type: string
# lone
- name: q
  description: |
    # content
    lines

owners: [{name: o}]
`,
  leading: `---
events: # all of them
  - &base
    name: a
    meta: {
      x: 1
    }
  - <<: *base
    name: 'it''s'
bundles:
    - name: wide
      use: [a,
        b]
metrics: {
  name: m
}
`,
  crlf: 'events:\r\n  - name: a\r\n    x: "1\r\n      2"\r\n\r\n  # note\r\n  - name: b\r\nowners:\r\n- o\r\n',
  mark: '\ufeffevents:\n  - name: "\u{1F600}é"\n    why: a\u2028b\u0085c\n  - name: z',
  odd: `# only
"quoted key":
  - a
   - b
'k': v
empty:
half
other:
	tab
last:
  - x
`,
  list: '- a\n- b: 1\n  c: [1, 2]\n',
};

export const pieces: readonly string[] = [
  '\n',
  ' ',
  '  ',
  '    ',
  '- ',
  '-',
  '#',
  ':',
  ': ',
  ',',
  'x',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '|',
  '>',
  '&a ',
  '*a',
  '!',
  '?',
  '%',
  '\n  - name: z\n',
  '\n  - name: n\n    a: 1\n',
  '\n# c\n',
  '\n  # c\n',
  'k:\n',
  'k: v\n',
  '\t',
  '|\n',
  '---\n',
  '...\n',
  'events:\n',
  '\r\n',
  '\r',
  '\ufeff',
  '\u2028',
  '\u{1F600}',
  '',
  '',
  '',
];
