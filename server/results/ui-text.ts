// Text from plans, files and data as an editor's own surfaces may show it: notifications, progress, lists, trees, the status bar.
import { cleanProse } from './clean.ts';

/**
 * The text on one line, without what VS Code makes of some texts: `[a](command:b)` is a link wherever a message is shown, and runs any command
 * once it is clicked (microsoft/vscode#46571); `$(trash)` is an icon in labels. A blank keeps both readable, and means nothing anywhere.
 */
export const uiText = (text: string): string => cleanProse(text).replaceAll('](', '] (').replaceAll('$(', '$ (');
