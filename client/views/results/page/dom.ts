// Elements from plain values: text is only ever text.

export interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly role?: string;
  readonly label?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: () => void;
}
export type Child = Node | string | false | undefined;

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { class: name, id, role, label, attributes = {}, onClick }: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (id) made.id = id;
  if (role) made.setAttribute('role', role);
  if (label) made.setAttribute('aria-label', label);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (onClick) made.addEventListener('click', onClick);
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return made;
}

export const button = (text: string, onClick: () => void, kind: 'primary' | 'secondary' = 'secondary') =>
  element('button', { class: kind, attributes: { type: 'button' }, onClick }, text);
