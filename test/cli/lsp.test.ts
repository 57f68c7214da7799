import { describe, expect, it } from 'vitest';
import { cli } from './harness.ts';
import { message } from './message.ts';

const initialize = message({
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: null, capabilities: {} },
});
const shutdown = message({ id: 2, method: 'shutdown' });
const exit = message({ method: 'exit' });

describe('lsp', () => {
  it('speaks the protocol over stdin and stdout, and ends as it is told', async () => {
    const ran = await cli(['lsp', '--stdio'], {
      stdin: null,
      meanwhile: ({ stdin }) =>
        stdin?.write(initialize + message({ method: 'initialized', params: {} }) + shutdown + exit),
    });
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/^Content-Length: \d+\r\n/);
    expect(ran.stdout).toContain('"serverInfo":{"name":"Trackwright"');
  });

  it('exits with 1 when its client goes without a word', async () =>
    expect((await cli(['lsp'], { stdin: initialize })).code).toBe(1));

  it('ends when it is told to stop', async () => {
    const ran = await cli(['lsp', '--stdio'], {
      stdin: null,
      meanwhile: (child) => {
        child.stdin?.write(initialize);
        child.stdout?.once('data', () => child.kill('SIGTERM'));
      },
    });
    expect(ran.code).toBe(130);
  });
});
