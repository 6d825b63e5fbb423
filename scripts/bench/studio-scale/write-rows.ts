import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { csvText } from '#insight/sql/csv-text.ts';
import { simulateLog } from '#scripts/studio/simulate-log.ts';

export interface WrittenRows {
  rows: number;
  conversations: number;
  /** MB (10^6 bytes). */
  csvMb: number;
  jsonMb: number;
}

const COLUMNS =
  'conversation_id,said_at,speaker,agent,text,channel,skill_group,language,shopper,handed_over,resolved,rating,converted,topic';
/** Conversations that are held in memory while they are written. */
const AT_ONCE = 5000;
const DAYS = 90;

/** Writes the rows of a simulated helpdesk as CSV and as JSON lines, at least so many, part by part: the same each time. */
export function writeRows(least: number, csvFile: string, jsonFile: string): WrittenRows {
  const csv = openSync(csvFile, 'w');
  const json = openSync(jsonFile, 'w');
  writeSync(csv, `${COLUMNS}\n`);
  const keys = COLUMNS.split(',');
  let rows = 0;
  let conversations = 0;
  for (let seed = 1; rows < least; seed++) {
    const log = simulateLog({ seed, conversations: AT_ONCE, days: DAYS });
    for (const one of log.conversations) {
      if (rows >= least) break;
      conversations += 1;
      const topics = new Map(log.truth.topics[one.id]?.map(({ topic, turn }) => [turn, topic]));
      const cells = one.turns.map((turn, at) => [
        one.id,
        new Date(turn.atMs).toISOString(),
        turn.role,
        turn.role === 'agent' ? turn.name : '',
        turn.text,
        one.channel,
        one.group,
        '',
        // Shoppers of one part are others than those of the next.
        `${seed}-${one.customer}`,
        '',
        one.resolved === null ? '' : String(one.resolved),
        one.rating === null ? '' : String(Math.round(one.rating)),
        one.ordered === null ? '' : String(one.ordered),
        topics.get(at) ?? '',
      ]);
      rows += cells.length;
      writeSync(csv, csvText(cells));
      writeSync(
        json,
        cells.map((row) => `${JSON.stringify(Object.fromEntries(row.map((cell, at) => [keys[at], cell])))}\n`).join(''),
      );
    }
  }
  closeSync(csv);
  closeSync(json);
  return { rows, conversations, csvMb: mb(csvFile), jsonMb: mb(jsonFile) };
}

const mb = (file: string) => Math.round(statSync(file).size / 1e5) / 10;
