import { writeFileSync } from 'node:fs';
import { Document, visit } from 'yaml';
import type { Associations } from './mine-associations.ts';

/** Where it came from, for who reads the file. */
export interface Mined {
  associations: Associations;
  /** For the head of the file: what was mined. */
  from: string;
  shoppers: number;
}

/** Writes the file that the pack's `advice` chunk takes them from, a rule a line: the same content, the same bytes. */
export function writeAssociations(file: string, { associations, from, shoppers }: Mined): void {
  const head = `# Made by "npm run mine" from ${from}, ${shoppers} shoppers; see docs/mining.md. Not written by hand.\n`;
  const document = new Document({ associations });
  visit(document, {
    Map: (_, map) => {
      map.flow = map.has('follows') || map.has('similarity');
    },
  });
  writeFileSync(file, head + document.toString({ lineWidth: 0 }));
}
