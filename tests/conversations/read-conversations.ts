import * as v from 'valibot';
import { parseLine, type WrittenConversation } from '#replay/line.ts';

/** A conversation that a test plays. */
export interface TestedConversation extends WrittenConversation {
  id: string;
  /** Why it does not hold yet, though it is right; the test fails once it holds. */
  knownFault?: string;
}

const ownSchema = v.looseObject({ id: v.string(), knownFault: v.optional(v.string()) });

/** Reads conversations as JSON Lines; empty lines part them into sections. Throws with the line's number. */
export function readConversations(text: string): TestedConversation[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [readConversation(line, index + 1)]));
}

function readConversation(line: string, lineNumber: number): TestedConversation {
  // What replay reads knows nothing of tests.
  const { knownFault, ...given } = v.parse(ownSchema, JSON.parse(line));
  const parsed = parseLine(JSON.stringify(given), lineNumber);
  if ('log' in parsed) throw new Error(`line ${lineNumber}: a device's log is no test`);
  return { ...parsed, id: given.id, ...(knownFault !== undefined && { knownFault }) };
}
