// The read-only documents that the editor may be showing: made anew once what they are made of has changed.
import type { Connection } from 'vscode-languageserver';
import { SCHEME } from './requests/virtual-documents.ts';

const REFRESH_AFTER_MS = 300;
/** The editor does not say which it has closed; it asks only for those that it still shows. */
const MAX_SHOWN_DOCUMENTS = 20;

export interface VirtualDocumentRefresh {
  asked(uri: string): void;
  changed(): void;
}

export function virtualDocumentRefresh(connection: Connection): VirtualDocumentRefresh {
  const uris = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  return {
    asked(uri) {
      // A rule's page is the same whatever the plan says.
      if (uri.startsWith(`${SCHEME}:/rules/`)) return;
      uris.delete(uri);
      uris.add(uri);
      for (const oldest of [...uris].slice(0, -MAX_SHOWN_DOCUMENTS)) uris.delete(oldest);
    },
    changed() {
      clearTimeout(timer);
      if (!uris.size) return;
      timer = setTimeout(() => {
        for (const uri of uris) void connection.workspace.textDocumentContent.refresh(uri).catch(() => undefined);
      }, REFRESH_AFTER_MS);
    },
  };
}
