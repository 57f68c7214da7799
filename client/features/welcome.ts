// The walkthrough, and the example to try things in.
import { commands, Uri, workspace } from 'vscode';
import type { Feature } from '../feature.ts';
import { registerCommand } from '../register-command.ts';

const WALKTHROUGH = 'trackwright.trackwright#trackwright.start';
const EXAMPLE = 'ai-study';

export const welcome: Feature = {
  name: 'welcome',
  start(services) {
    const { extension, projects } = services;
    let before = 0;
    extension.subscriptions.push(
      // The walkthrough's step is done once there are fewer problems than before.
      projects.onChange(({ projects: all }) => {
        const problems = all.reduce((sum, { errors, warnings }) => sum + errors + warnings, 0);
        if (problems < before) void commands.executeCommand('setContext', 'trackwright.fixedOne', true);
        before = problems;
      }),
      registerCommand(
        'openWalkthrough',
        () => commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false),
        services,
      ),
      registerCommand(
        'openExample',
        async () => {
          const folder = await copyOfExample(extension.extensionUri, extension.globalStorageUri);
          const busy = (workspace.workspaceFolders ?? []).length > 0;
          await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: busy });
        },
        services,
      ),
    );
  },
};

/** A copy that the user may change, as they left it the last time. */
async function copyOfExample(extension: Uri, storage: Uri): Promise<Uri> {
  const target = Uri.joinPath(storage, 'examples', EXAMPLE);
  const isThere = await workspace.fs.stat(target).then(
    () => true,
    () => false,
  );
  if (!isThere) await workspace.fs.copy(Uri.joinPath(extension, 'examples', EXAMPLE), target);
  return target;
}
