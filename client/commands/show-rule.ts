// "Explain a Rule": the page of a rule, chosen by its name or by what it checks.
import { RULES, type RuleEntry } from '../../server/protocol.ts';
import type { Feature } from '../feature.ts';
import { open } from '../features/documents.ts';
import { registerCommand } from '../register-command.ts';
import { pickOne } from '../ui.ts';

export const showRule: Feature = {
  name: 'show rule',
  start(services) {
    const { extension, server } = services;
    extension.subscriptions.push(
      registerCommand(
        'showRule',
        async (given?: string) => {
          const id = given ?? (await pickRule(() => server.sendRequest<readonly RuleEntry[]>(RULES, {})));
          if (id !== undefined) await open(`trackwright:/rules/${id}.md`);
        },
        services,
      ),
    );
  },
};

async function pickRule(ask: () => Promise<readonly RuleEntry[]>): Promise<string | undefined> {
  const rules = ask().then((all) =>
    all.map(({ id, description, severity }) => ({ label: id, description: severity, detail: description })),
  );
  const picked = await pickOne(rules, { title: 'Explain a Rule', matchOnDetail: true });
  return picked?.label;
}
