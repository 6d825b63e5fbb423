import { Dexie, type Table } from 'dexie';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import type { Publication } from '../publish/publication.ts';

/** One file of the pack under work, or of a pack that it extends (`../base/…`). */
export interface KeptFile {
  path: string;
  text: string;
}

/** A step that can be undone: what each changed file was before and after (null: not there). */
export interface KeptStep {
  /** Order of the steps. */
  seq: number;
  label: string;
  atMs: number;
  edits: Record<string, { before: string | null; after: string | null }>;
  undone: boolean;
}

/** Anything that one part of the Studio keeps under a name of its own: `part/name`. */
export interface KeptThing {
  key: string;
  value: unknown;
}

/**
 * What the Studio keeps, in this browser alone. A part that needs a table of its own adds one here with a new version of
 * the schema; small things go to `things`.
 */
export class StudioDatabase extends Dexie {
  declare readonly conversations: Table<LogConversation, string>;
  declare readonly files: Table<KeptFile, string>;
  declare readonly steps: Table<KeptStep, number>;
  declare readonly things: Table<KeptThing, string>;
  declare readonly publications: Table<Publication, number>;

  constructor(name = 'aisle-studio') {
    super(name);
    this.version(1).stores({
      conversations: 'id, startedAtMs',
      files: 'path',
      steps: 'seq',
      things: 'key',
      publications: '++id, publishedAt',
    });
  }
}

let opened: StudioDatabase | null = null;

/** The one database of the page. */
export function studioDatabase(): StudioDatabase {
  opened ??= new StudioDatabase();
  return opened;
}
