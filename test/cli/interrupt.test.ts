// Ctrl+C ends the program whatever it is busy with; what is being written or made is put away first.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cli, folder } from './harness.ts';

/** Linting it takes many seconds, in which nothing else of the program's own code runs. */
const huge = `events:\n${Array.from({ length: 40_000 }, (_, i) => `  - {name: Order${i}Payed, properties: [a${i}]}\n`).join('')}`;

/** Waits until the process has computed for so many hundredths of a second. */
async function busy(pid: number, hundredths: number): Promise<void> {
  for (;;) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (stat === '' || Number(fields[11]) + Number(fields[12]) > hundredths) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe.runIf(process.platform === 'linux')('a signal to a program that is busy', () => {
  it.each<[readonly string[]]>([[['lint']], [['show', 'Order1Payed']], [['sql', 'm']], [['dbt', '--check']]])(
    '%j ends at once, without a result',
    async (words) => {
      const cwd = await folder({
        'a.plan.yml': `plan: {name: shop}\nmetrics: [{name: m, agg: count, event: Order1Payed}]\n${huge}`,
      });
      const ran = await cli(words, {
        cwd,
        meanwhile: async (child) => {
          await busy(child.pid ?? 0, 60);
          child.kill('SIGINT');
          child.kill('SIGINT');
        },
      });
      expect(ran).toEqual({ code: null, stdout: '', stderr: '' });
    },
  );
});
