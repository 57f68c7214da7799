// Read-only documents that exist only in the editor: rule pages, resolved events, compiled SQL.
import { resolvedText } from '../assist/show.ts';
import { rulePage } from '../lint/page.ts';
import type { Event } from '../read/plan/item.ts';
import { planOf } from '../read/plan/plan-of.ts';
import { compileNamed } from '../tasks/ask.ts';
import { TaskError } from '../tasks/task.ts';
import type { Session } from './session.ts';

export const SCHEME = 'trackwright';

/** `trackwright:/rules/<id>.md`, `trackwright:/events/<name>.yml?<project>`, `trackwright:/sql/<name>.sql?<project>`. */
export async function virtualDocument(session: Session, uri: string): Promise<string> {
  const { folder, name, project: root } = partsOf(uri);
  if (folder === 'rules') {
    const rule = session.options.rules.find((one) => one.id === name);
    return rule ? rulePage(rule) : `No rule is called "${name}".\n`;
  }
  return session.inOrder(() => {
    const project = session.projects.find((one) => one.rootUri === root) ?? session.projects[0];
    if (!project) return 'No project is open.\n';
    const { snapshot } = project;
    if (folder === 'events') {
      const event = snapshot.find('event', name) as Event | undefined;
      return event ? resolvedText(event, snapshot) : `# No event is called "${name}".\n`;
    }
    try {
      return compileNamed(planOf(snapshot), name).sql;
    } catch (error) {
      if (error instanceof TaskError) return `-- ${error.message}\n`;
      throw error;
    }
  });
}

function partsOf(uri: string): { readonly folder: string; readonly name: string; readonly project: string } {
  const [path = '', query = ''] = uri.slice(uri.indexOf(':') + 1).split('?');
  const [folder = '', file = ''] = path.replace(/^\/+/, '').split('/').map(decodeURIComponent);
  return { folder, name: file.replace(/\.(md|yml|sql)$/, ''), project: decodeURIComponent(query) };
}
