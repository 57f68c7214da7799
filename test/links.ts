// What VS Code makes of text that it shows: the patterns of its own sources, and hostile texts that try them.

/** src/vs/base/common/linkedText.ts, as it stands in 1.139: notifications, progress, status items and input boxes are looked through for it. */
export const linkedText = (): RegExp =>
  /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;
/** src/vs/base/browser/ui/iconLabel/iconLabels.ts: icons in labels. */
const labelIcon = (): RegExp => /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;

const command = 'command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%5Cn%22%7D';

/** Each is a link for VS Code, or tries to become one once somebody tidies it up. */
export const links: readonly string[] = [
  `[Fix it](${command})`,
  `[Fix it](${command} "Fix it")`,
  `[Fix it](${command} 'Fix it')`,
  '[a](https://evil.example)',
  '[a](HTTPS://evil.example)',
  '[a](http://evil.example/?q=1)',
  '[a](file:///etc/passwd)',
  '[a](COMMAND:a.b)',
  `x [[a](${command})](${command})`,
  `[a](${command})[b](${command})`,
  `[a\n b](${command})`,
  `[a\u200b](${command})`,
  `[a]\u200b(${command})`,
  `[a]\u0000(${command})`,
  `[a]\r(${command})`,
  `\\[a\\](${command})`,
  `![a](${command})`,
  `$(trash) [$(trash)](${command})`,
];

/** The text as a link would make it, and nothing that a terminal obeys or a reader cannot see. */
export const problemsOf = (text: string): readonly string[] => [
  ...(linkedText().test(text) ? ['a link'] : []),
  ...(labelIcon().test(text) ? ['an icon'] : []),
  ...(/(?![\u200c\u200d])[\p{Control}\p{Format}\p{Zl}\p{Zp}\p{Surrogate}]/u.test(text) ? ['an unseen character'] : []),
];
