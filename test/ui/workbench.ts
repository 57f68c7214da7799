// The page object of VS Code's workbench: every selector that a journey needs stands here. Each wait is for a condition.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export class Workbench {
  readonly page: Page;
  /** The absolute path of the open folder, a copy that the journey may change. */
  readonly folder: string;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
  }

  /** Settles when the window is there and shows the folder. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  // Quick input: palette, picks, questions

  /** Runs a command by its full title, as the palette shows it: "Trackwright: Run Checks"; waits until it is offered. */
  async command(title: string): Promise<void> {
    const offered = async () => {
      await this.press('F1');
      await this.typeIntoPalette(`>${title}`);
      return isThere(this.choice(title));
    };
    // The palette shows what is offered at the moment it opens.
    for (let tries = 0; tries < 8; tries++) {
      if (await offered()) return this.choice(title).click();
      await this.press('Escape');
    }
    throw new Error(`The palette does not offer "${title}".`);
  }

  /** What the palette offers for the words typed. */
  async offeredCommands(words: string): Promise<readonly string[]> {
    await this.press('F1');
    await this.typeIntoPalette(`>${words}`);
    const labels = this.page.locator('.quick-input-list .monaco-list-row:visible .label-name');
    await labels.filter({ hasText: words.trim() }).first().waitFor();
    // The rows of all commands stand there until those of these words do.
    await labels.filter({ hasNotText: words.trim() }).first().waitFor({ state: 'detached' });
    const found = await labels.allInnerTexts();
    await this.press('Escape');
    return found;
  }

  /** Picks a row of the open quick input by its whole label. */
  async choose(label: string): Promise<void> {
    await this.choice(label).click();
  }
  private choice(label: string): Locator {
    const named = this.page.locator('.label-name', { hasText: new RegExp(`^\\s*${literally(label)}\\s*$`) });
    return this.page.locator('.quick-input-list .monaco-list-row').filter({ has: named }).first();
  }

  /** Narrows a long list of the open quick input down. */
  async narrow(words: string): Promise<void> {
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await this.typeIntoPalette(words);
  }

  /** Types into the question that is asked with these words (title, message or placeholder) and accepts it. */
  async answer(question: string, text: string): Promise<void> {
    const widget = this.page.locator('.quick-input-widget:visible');
    const asking = this.page.locator(`input[placeholder*="${question}"]`);
    const input = widget
      .filter({ hasText: question })
      .or(widget.filter({ has: asking }))
      .locator('input:visible')
      .last();
    await input.fill(text);
    await input.press('Enter');
  }

  private async typeIntoPalette(text: string): Promise<void> {
    await this.page.locator('.quick-input-widget:visible .quick-input-filter input').fill(text);
  }

  // Editor

  /** Opens a file of the folder by its path below the folder. */
  async openFile(file: string): Promise<void> {
    await this.press('ControlOrMeta+P');
    await this.typeIntoPalette(file);
    await this.page
      .locator('.quick-input-list .monaco-list-row', { hasText: path.basename(file) })
      .first()
      .click();
    await this.tab(path.basename(file)).waitFor();
    await this.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
  }

  /** The tab of an open editor. */
  tab(name: string): Locator {
    return this.page.locator('.tabs-container .tab', { hasText: name }).first();
  }

  async closeTab(name: string): Promise<void> {
    await this.tab(name).locator('.action-label[aria-label^="Close"]').click();
    await this.tab(name).waitFor({ state: 'detached' });
  }

  /** A visible line of the editor that holds the text (VS Code draws spaces as no-break spaces: both match). */
  line(text: string): Locator {
    return this.page.locator('.view-line', { hasText: text }).first();
  }

  /** Selects the n-th place of a text in the open file, counted from 1. */
  async select(text: string, nth = 1): Promise<void> {
    const box = this.page.locator('.find-widget.visible textarea').first();
    // A panel that opens late takes the focus back: the keys are pressed again until the editor has heard them.
    for (let tries = 0; tries < 8; tries++) {
      await this.focusEditor();
      await this.press('ControlOrMeta+Home');
      await this.press('ControlOrMeta+F');
      if (await isThere(box)) break;
    }
    await box.fill(''); // what was looked for before is found already, and not gone to
    await box.fill(text);
    const found = (k: number) =>
      this.page.locator('.find-widget .matchesCount', { hasText: new RegExp(`^\\s*${k} of `) }).waitFor();
    await found(1);
    for (let k = 2; k <= nth; k++) {
      await box.press('Enter');
      await found(k);
    }
    const selected = this.page.locator('.statusbar-item', { hasText: `(${text.length} selected)` });
    await selected.waitFor();
    await box.press('Escape');
    await box.waitFor({ state: 'hidden' });
  }

  /** Puts the cursor before the first place of a text in the open file, with the beginning of its line in view. */
  async goTo(text: string): Promise<void> {
    await this.select(text);
    await this.press('Home');
    await this.select(text);
    await this.press('ArrowLeft');
  }

  /** Puts the focus into the open file where its cursor is. A click would scroll what is wider than the window. */
  async focusEditor(): Promise<void> {
    await this.page
      .locator('.editor-group-container.active .monaco-editor')
      .locator('.native-edit-context, textarea.inputarea')
      .first()
      .focus();
  }

  /** Changes every place of a text in the open file. */
  async changeAll(text: string, to: string): Promise<void> {
    await this.select(text);
    await this.press('ControlOrMeta+Shift+L');
    await this.type(to);
    await this.press('Escape');
  }

  /** Types at the cursor. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Types into the open file at the cursor, and waits until the text stands in a line. */
  async write(text: string): Promise<void> {
    await this.focusEditor();
    await this.type(text);
    await this.line(text).waitFor();
  }

  /** Settles when the cursor of the open file is on the line, counted from 1. */
  async cursorOn(line: number): Promise<void> {
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col` }).waitFor();
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Saves the open file, which has changes, and waits until VS Code has written it. */
  async save(): Promise<void> {
    const changed = this.page.locator('.editor-group-container.active .tab.active.dirty');
    await changed.waitFor();
    await this.press('ControlOrMeta+S');
    await changed.waitFor({ state: 'detached' });
  }

  /** The first squiggle of a severity. */
  squiggle(severity: Severity): Locator {
    return this.page.locator(`.squiggly-${severity}`).first();
  }

  /** Opens the hover of what is selected and waits until it says the words: its parts come one by one. */
  async hover(words: string | RegExp): Promise<string> {
    const hover = this.page.locator('.monaco-hover:visible', { hasText: words }).first();
    // A hover says what was known when it opened.
    for (let tries = 0; tries < 8; tries++) {
      await this.press('ControlOrMeta+K');
      await this.press('ControlOrMeta+I');
      if (await isThere(hover)) return hover.innerText();
      await this.press('Escape');
    }
    throw new Error(`No hover says ${words}.`);
  }

  /** Opens the light bulb's menu at the cursor and waits for its rows. */
  async lightBulb(): Promise<Locator> {
    await this.page.locator('[class*="codicon-gutter-lightbulb"], .lightBulbWidget').first().waitFor();
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    // What opens late takes the focus, and the menu goes with it.
    for (let tries = 0; tries < 8; tries++) {
      await this.focusEditor();
      await this.press('ControlOrMeta+.');
      if (await isThere(rows.first())) return rows;
    }
    throw new Error('The light bulb has no menu.');
  }

  /** Takes an action of the light bulb by its title. */
  async fix(title: string): Promise<void> {
    const rows = await this.lightBulb();
    await rows.filter({ hasText: title }).first().click();
  }

  /** Opens the completion list at the cursor. */
  async complete(): Promise<Locator> {
    await this.press('ControlOrMeta+Space');
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.first().waitFor();
    return rows;
  }

  /** An entry of the completion list that is open. */
  suggestion(label: string): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: label }).first();
  }

  /** What stands where the completion list has nothing to offer. */
  noSuggestions(): Locator {
    return this.page.locator('.suggest-widget.visible', { hasText: 'No suggestions' }).first();
  }

  /** Takes an entry of the completion list at the cursor. */
  async accept(label: string): Promise<void> {
    await this.complete();
    await this.suggestion(label).click();
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  /** Opens an empty line above the first place of a text in the open file. */
  async lineAbove(text: string): Promise<void> {
    await this.goTo(text);
    await this.press('ControlOrMeta+Shift+Enter');
  }

  /** Renames what stands at the cursor. */
  async rename(name: string): Promise<void> {
    await this.press('F2');
    const box = this.page.locator('.rename-box input:visible').first();
    await box.fill(name);
    await box.press('Enter');
    await box.waitFor({ state: 'hidden' });
  }

  /** A code lens by its words. */
  codeLens(words: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration a:visible', { hasText: words }).first();
  }

  // Around the editor

  /** Opens the language status, the `{}` of the status bar, and waits until an entry of it says the words. */
  async languageStatus(text: string | RegExp): Promise<void> {
    const entry = this.page.locator('.hover-language-status', { hasText: text }).first();
    for (let tries = 0; tries < 8; tries++) {
      await this.page.locator('.statusbar').hover({ position: { x: 1, y: 1 } }); // it opens for a pointer that comes
      await this.page.locator('.statusbar-item[id="status.languageStatus"] a').first().hover();
      if (await isThere(entry)) return;
    }
    throw new Error(`The language status does not say ${text}.`);
  }

  /** Makes the active editor narrower by some of VS Code's steps, and what stands beside it wider. */
  async narrowEditor(steps: number): Promise<void> {
    for (let k = 0; k < steps; k++) await this.command('Decrease Editor Width');
  }

  /** Shows or hides the side bar. */
  async toggleSideBar(): Promise<void> {
    await this.command('View: Toggle Primary Side Bar Visibility');
  }

  /** Shows or hides the panel below the editors. */
  async togglePanel(): Promise<void> {
    await this.command('View: Toggle Panel Visibility');
  }

  /** A button in the title bar of the active editor. */
  titleAction(title: string): Locator {
    return this.page
      .locator(`.editor-group-container.active .editor-actions .action-label[aria-label^="${title}"]`)
      .first();
  }

  /** A notification by its words; its buttons are `getByRole('button')`. */
  notification(words: string | RegExp): Locator {
    return this.page.locator('.notification-toast .notification-list-item', { hasText: words }).first();
  }

  /** Opens the view container of an activity bar icon. */
  async openContainer(title: string): Promise<void> {
    await this.page.locator(`.activitybar .action-label[aria-label^="${title}"]`).first().click();
  }

  /** A row of the tree in the side bar. */
  treeRow(text: string | RegExp): Locator {
    return this.page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
  }

  /** A button in the title of a view in the side bar. */
  viewAction(title: string): Locator {
    return this.page
      .locator(
        `.sidebar .title-actions .action-label[aria-label^="${title}"], .sidebar .actions .action-label[aria-label^="${title}"]`,
      )
      .first();
  }

  /** A button that stands by itself, such as in a view without content. */
  button(title: string): Locator {
    return this.page.locator('.sidebar .monaco-button', { hasText: title }).first();
  }

  /** The entries of the open context menu, which is closed. */
  async menu(): Promise<readonly string[]> {
    const entries = this.page.locator('.monaco-menu .action-item .action-label[aria-label]');
    await entries.first().waitFor();
    const labels = await entries.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
    await this.press('Escape');
    return labels.filter(Boolean);
  }

  /** Opens a branch of the Test Explorer; a click on it would do that, too, and open its file. */
  async expandTest(text: string | RegExp): Promise<void> {
    const row = await this.testRow(text);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click();
  }

  /** A row of the Test Explorer, which is opened when it is not. */
  async testRow(text: string | RegExp): Promise<Locator> {
    if (!(await this.page.locator('.test-explorer').isVisible())) await this.openContainer('Testing');
    return this.page.locator('.test-explorer .monaco-list-row', { hasText: text }).first();
  }

  /** What is shown in the editor below a line, such as the message of a failed test. */
  peek(text: string | RegExp): Locator {
    return this.page.locator('.zone-widget', { hasText: text }).first();
  }

  /** The rows of the Problems panel, as text. */
  async problems(): Promise<readonly string[]> {
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    if (!(await rows.first().isVisible())) {
      // The focus comes late, and must not later; what else opens late may have taken it.
      for (let tries = 0; tries < 8; tries++) {
        await this.press('ControlOrMeta+Shift+M');
        if (await isThere(this.page.locator('.part.panel :focus').first(), 'attached')) break;
      }
    }
    await rows.first().waitFor();
    return rows.allInnerTexts();
  }

  /** What a webview shows. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  }

  /** Keeps a picture of the window: in docs/images when the run was started with --screenshots, else in out/. */
  async screenshot(name: string): Promise<void> {
    const dir = process.env.TRACKWRIGHT_SCREENSHOTS ?? 'out/screenshots';
    await mkdir(dir, { recursive: true });
    await this.page.screenshot({ path: path.join(dir, `${name}.png`), animations: 'disabled' });
  }
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether it comes within two seconds: where it does not, what should have brought it is done again. */
async function isThere(awaited: Locator, state: 'visible' | 'attached' = 'visible'): Promise<boolean> {
  return awaited.waitFor({ timeout: 2000, state }).then(
    () => true,
    () => false,
  );
}
