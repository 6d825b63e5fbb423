import { Document, visit } from 'yaml';
import type { Associations } from './mine-associations.ts';

/** Where it came from, for who reads the file. */
export interface Mined {
  associations: Associations;
  /** For the head of the file: with what it was made, and what was mined. */
  by: string;
  from: string;
  shoppers: number;
}

/** The file that the pack's `advice` chunk takes them from, a rule a line: the same content, the same bytes. */
export function associationsText({ associations, by, from, shoppers }: Mined): string {
  const head = `# Made by ${by} from ${from}, ${shoppers} shoppers; see docs/mining.md. Not written by hand.\n`;
  const document = new Document({ associations });
  visit(document, {
    Map: (_, map) => {
      map.flow = map.has('follows') || map.has('similarity');
    },
  });
  return head + document.toString({ lineWidth: 0 });
}
