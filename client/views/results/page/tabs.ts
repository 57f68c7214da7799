// Tabs as a screen reader knows them: one stop for Tab, arrow keys between them.
import { element } from './dom.ts';

export interface Tab {
  readonly title: string;
  readonly panel: () => HTMLElement;
}

/** One tab alone is its panel. Panels are made when first shown. */
export function tabs(all: readonly Tab[], label: string): HTMLElement | undefined {
  const [only, ...more] = all;
  if (!only) return undefined;
  if (!more.length) return only.panel();
  const panels = new Map<number, HTMLElement>();
  const box = element('div', { class: 'panels' });
  const heads = all.map(({ title }, at) =>
    element(
      'button',
      {
        role: 'tab',
        id: `tab-${at}`,
        attributes: { type: 'button', 'aria-controls': `panel-${at}` },
        onClick: () => show(at),
      },
      title,
    ),
  );
  function show(at: number): void {
    heads.forEach((head, other) => {
      head.setAttribute('aria-selected', String(other === at));
      head.tabIndex = other === at ? 0 : -1;
    });
    let panel = panels.get(at);
    if (!panel) {
      panel = element(
        'div',
        { role: 'tabpanel', id: `panel-${at}`, attributes: { 'aria-labelledby': `tab-${at}` } },
        all[at]?.panel(),
      );
      panels.set(at, panel);
      box.append(panel);
    }
    for (const [other, made] of panels) made.hidden = other !== at;
  }
  const list = element('div', { role: 'tablist', label }, ...heads);
  list.addEventListener('keydown', (event) => {
    const now = heads.indexOf(event.target as HTMLButtonElement);
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (now < 0 || by === undefined) return;
    const next = (now + by + heads.length) % heads.length;
    show(next);
    heads[next]?.focus();
  });
  show(0);
  return element('div', {}, list, box);
}
