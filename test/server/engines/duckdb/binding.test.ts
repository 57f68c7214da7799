import { describe, expect, it } from 'vitest';
import { loadDuckDb, sqlOff } from '../../../../server/engines/duckdb/binding.ts';

describe('the binding', () => {
  it('loads where it is installed', async () => {
    expect(await loadDuckDb()).toHaveProperty('DuckDBInstance');
  });

  it.each([
    [new Error("Cannot find package '@duckdb/node-api'\nRequire stack: …"), "Cannot find package '@duckdb/node-api'"],
    ['/lib64/libm.so.6: version `GLIBC_2.29` not found', '/lib64/libm.so.6: version `GLIBC_2.29` not found'],
  ])('that is missing turns SQL off and says what to do: %s', (error, reason) => {
    expect(sqlOff(error, 'linux-x64')).toBe(
      `SQL is off: DuckDB for linux-x64 could not be loaded (${reason}). Lint, plans and generated files work without it. On the command line run "npm install @duckdb/node-api" where trackwright is installed; in VS Code install the version of the extension for linux-x64.`,
    );
  });
});
