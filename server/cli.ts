#!/usr/bin/env node
// The entry point of the command line.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { failed } from './cli/failure.ts';
import { ioOf } from './cli/io.ts';
import { runCli } from './cli/main.ts';
import { shielded } from './cli/shield.ts';

const { signal, shield } = shielded(process);
// Given from here, for the code of a command may lie in another folder of the bundle.
const binDir = fileURLToPath(new URL('.', import.meta.url));
const world = {
  // Opened only by a command that reads it.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd,
  shield,
  binDir,
  english: async () => (await import('./workspace/english.ts')).englishIn(binDir),
};
// A pipe that breaks tells whoever writes into it; without a listener it would also bring the process down.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
// What is thrown where nobody waits for it.
process.on('uncaughtException', (error) => {
  failed(error, ioOf(world, { quiet: false, noColour: false }), signal).then(process.exit, () => process.exit(3));
});

process.exit(await runCli(process.argv.slice(2), world, signal));
