// `workspace/textDocumentContent`: read-only documents that exist only in the editor: rule pages, resolved events, compiled SQL, rows of an
// event. Those that the editor may be showing are refreshed once what they are made of has changed.
import type { Connection } from 'vscode-languageserver';
import { InputError } from '../../base/user-error.ts';
import { alignedNdjson } from '../../language-service/aligned.ts';
import { resolvedText } from '../../language-service/show.ts';
import { rulePage } from '../../lint/engine/rule-docs.ts';
import { compileFor } from '../../operations/ask.ts';
import { generatedEvents, unseenEvents } from '../../operations/data-source.ts';
import type { Event } from '../../plan/items.ts';
import { planOf } from '../../plan/resolve-plan.ts';
import { clean, cleanProse } from '../../results/clean.ts';
import { mustBeTrusted } from '../command-context.ts';
import { responseErrorOf } from '../command-error.ts';
import type { MethodHandler } from '../method-handler.ts';
import { TextDocumentContentRequest } from '../protocol.ts';
import type { Session } from '../session.ts';

const SCHEME = 'trackwright';
const PREVIEW_ROWS = 20;
const REFRESH_AFTER_MS = 300;
/** The editor does not say which it has closed; it asks only for those that it still shows. */
const MAX_SHOWN_DOCUMENTS = 20;

export const textDocumentContentRequest: MethodHandler = {
  method: TextDocumentContentRequest.method,
  capabilities: (client) =>
    client.virtualDocuments ? { workspace: { textDocumentContent: { schemes: [SCHEME] } } } : {},
  listen(connection, started) {
    const shown = shownDocuments(connection);
    connection.onRequest(TextDocumentContentRequest.type, async ({ uri }) => {
      shown.asked(uri);
      return { text: await virtualDocument(await started, uri) };
    });
    void started.then((session) => session.onChange(shown.changed));
  },
};

function shownDocuments(connection: Connection) {
  const uris = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  return {
    asked(uri: string): void {
      // A rule's page is the same whatever the plan says.
      if (uri.startsWith(`${SCHEME}:/rules/`)) return;
      uris.delete(uri);
      uris.add(uri);
      for (const oldest of [...uris].slice(0, -MAX_SHOWN_DOCUMENTS)) uris.delete(oldest);
    },
    changed(): void {
      clearTimeout(timer);
      if (!uris.size) return;
      timer = setTimeout(() => {
        for (const uri of uris) void connection.workspace.textDocumentContent.refresh(uri).catch(() => undefined);
      }, REFRESH_AFTER_MS);
    },
  };
}

/** `trackwright:/rules/<id>.md`, `trackwright:/events/<name>.yml?<project>`, `trackwright:/sql/<name>.sql?<project>`, `trackwright:/preview/<event>.ndjson?<project>`. */
async function virtualDocument(session: Session, uri: string): Promise<string> {
  const { folder, name, project: root } = partsOf(uri);
  if (folder === 'rules') {
    const rule = session.options.rules.find((one) => one.id === name);
    return rule ? rulePage(rule) : `No rule is called "${clean(name)}".\n`;
  }
  if (folder === 'preview') return previewText(session, name, root);
  return session.inOrder(() => {
    const project = projectOf(session, root);
    if (!project) return 'No project is open.\n';
    const { snapshot } = project;
    if (folder === 'events') {
      const event = snapshot.find('event', name) as Event | undefined;
      return event ? resolvedText(event, snapshot) : `# No event is called "${clean(name)}".\n`;
    }
    try {
      // As "Run" asks it; of a folder that is not trusted no data are looked at.
      const {
        root,
        snapshot: { settings },
      } = project;
      const at = session.trusted ? generatedEvents(root, settings) : unseenEvents(root);
      return compileFor(planOf(snapshot), name, at).sql;
    } catch (error) {
      if (error instanceof InputError) return `-- ${cleanProse(error.message)}\n`;
      throw error;
    }
  });
}

/** Rows as the generator makes them, one a line; a comment where none can be made. */
async function previewText(session: Session, event: string, root: string): Promise<string> {
  try {
    mustBeTrusted(session);
    const plan = await session.inOrder(() => {
      const project = projectOf(session, root);
      return project && planOf(project.snapshot);
    });
    const { worker } = session;
    if (!plan || !worker) return '// No project is open.\n';
    const { rows, notes } = await worker.run('preview', { plan, event, rows: PREVIEW_ROWS });
    return `${notes.map((note) => `// ${cleanProse(note)}\n`).join('')}${alignedNdjson(rows)}`;
  } catch (error) {
    return `// ${cleanProse(responseErrorOf(error, session.projects).message)}\n`;
  }
}

const projectOf = (session: Session, root: string) =>
  session.projects.find((one) => one.rootUri === root) ?? session.projects[0];

function partsOf(uri: string): { readonly folder: string; readonly name: string; readonly project: string } {
  const [path = '', query = ''] = uri.slice(uri.indexOf(':') + 1).split('?');
  const [folder = '', file = ''] = path.replace(/^\/+/, '').split('/').map(decodeURIComponent);
  return { folder, name: file.replace(/\.(md|yml|sql|ndjson)$/, ''), project: decodeURIComponent(query) };
}
