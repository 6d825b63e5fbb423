import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { simulateLog } from './studio/simulate-log.ts';
import { logAsCsv, logAsJsonLines } from './studio/write-log.ts';

const USAGE = `Writes the log of a simulated helpdesk, in Chinese and English, to try the Studio with.

  npm run -s simulate-log -- --out FILE.csv|FILE.jsonl [--truth FILE.json] [--conversations 2000] [--days 56] [--seed 1]
`;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    truth: { type: 'string' },
    conversations: { type: 'string', default: '2000' },
    days: { type: 'string', default: '56' },
    seed: { type: 'string', default: '1' },
  },
});
const [conversations, days, seed] = [values.conversations, values.days, values.seed].map(Number);
if (values.out === undefined || !conversations || !days || seed === undefined || Number.isNaN(seed)) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const log = simulateLog({ seed, conversations, days });
  const write = values.out.endsWith('.csv') ? logAsCsv : logAsJsonLines;
  writeFileSync(values.out, write(log.conversations));
  if (values.truth !== undefined) writeFileSync(values.truth, JSON.stringify(log.truth));
}
