// What VS Code loads: starts each feature and the language server; a feature that fails says so and takes nothing else down.
import { type ExtensionContext, window } from 'vscode';
import { generateDbtFeature } from './commands/generate-dbt.ts';
import { generateEventsFeature } from './commands/generate-events.ts';
import { importTableFeature } from './commands/import-table.ts';
import { newPlan } from './commands/new-plan.ts';
import { problemReport } from './commands/problem-report.ts';
import { runQuestionFeature } from './commands/run.ts';
import { showRule } from './commands/show-rule.ts';
import { uses } from './commands/uses.ts';
import type { Feature, Services } from './feature.ts';
import { catalogueView } from './features/catalogue/catalogue.ts';
import { checks } from './features/checks/checks.ts';
import { documents } from './features/documents.ts';
import { status } from './features/status.ts';
import { welcome } from './features/welcome.ts';
import { followProjects } from './projects.ts';
import { makeProposals } from './proposals.ts';
import { makeServer } from './server.ts';
import { makeResults } from './views/results/view.ts';

const features: readonly Feature[] = [
  documents,
  newPlan,
  importTableFeature,
  generateEventsFeature,
  runQuestionFeature,
  catalogueView,
  checks,
  generateDbtFeature,
  uses,
  showRule,
  status,
  welcome,
  problemReport,
];

export async function activate(extension: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Trackwright', { log: true });
  const server = makeServer(extension, log);
  const projects = followProjects(server);
  extension.subscriptions.push(log, projects);
  const faultLog = { log, faults: [] };
  const proposals = makeProposals(extension, server, faultLog);
  const results = makeResults(extension, faultLog);
  const services: Services = { extension, server, ...faultLog, projects, proposals, results };
  for (const feature of features)
    try {
      await feature.start(services);
    } catch (error) {
      log.error(`${feature.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  await server.start();
}
