import { setFlagsFromString } from 'node:v8';
import { afterAll, beforeAll, vi } from 'vitest';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';

/** An embedded PostgreSQL of its own, in memory, with the schema and nothing else. */
export function openTestDatabase(): Promise<Database> {
  // A test is over before optimised code would pay for its making: without it PGlite starts with half the work.
  setFlagsFromString('--liftoff-only');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  return openDatabase({});
}

/** One for all tests of a file. */
export function useTestDatabase(): () => Database {
  // PGlite shares the processor with the test.
  vi.setConfig({ testTimeout: 30_000 });
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  }, 60_000);
  afterAll(() => database.close());
  return () => database;
}
