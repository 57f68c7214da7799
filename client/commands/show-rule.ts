// "Show Rule": the page of a rule, chosen by its name or by what it checks.
import { RULES, type RuleEntry } from '../../server/protocol.ts';
import type { Feature } from '../feature.ts';
import { open } from '../features/documents.ts';
import { registerCommand } from '../register-command.ts';
import { choose } from '../ui.ts';

export const showRule: Feature = {
  name: 'show rule',
  start(started) {
    const { extension, server } = started;
    extension.subscriptions.push(
      registerCommand(
        'showRule',
        async (given?: string) => {
          const id = given ?? (await pickRule(() => server.sendRequest<readonly RuleEntry[]>(RULES, {})));
          if (id !== undefined) await open(`trackwright:/rules/${id}.md`);
        },
        started,
      ),
    );
  },
};

async function pickRule(ask: () => Promise<readonly RuleEntry[]>): Promise<string | undefined> {
  const rules = ask().then((all) =>
    all.map(({ id, checks, severity }) => ({ label: id, description: severity, detail: checks })),
  );
  const picked = await choose(rules, { title: 'Show Rule', matchOnDetail: true });
  return picked?.label;
}
