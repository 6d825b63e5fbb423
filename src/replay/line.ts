import * as v from 'valibot';
import { LOCALES } from '#core/locale.ts';
import { expectationSchema } from './expectation.ts';

const expect = v.optional(expectationSchema);

/** What the shopper does in a turn: says something, taps a choice (id or label), gives a photo, or is away for minutes. */
const DOINGS = {
  say: v.strictObject({ say: v.string(), expect }),
  choose: v.strictObject({ choose: v.string(), expect }),
  photo: v.strictObject({ photo: v.literal(true), expect }),
  pauseMinutes: v.strictObject({ pauseMinutes: v.pipe(v.number(), v.minValue(0)), expect }),
  online: v.strictObject({ online: v.boolean(), expect }),
};
export type WrittenTurn =
  | string
  | { [K in keyof typeof DOINGS]: v.InferOutput<(typeof DOINGS)[K]> }[keyof typeof DOINGS];

// Not a union: that would not say where in a turn the fault lies.
const turnSchema = v.lazy((input): v.GenericSchema<unknown, WrittenTurn> => {
  if (typeof input !== 'object' || input === null) return v.string();
  const doing = Object.keys(DOINGS).find((name) => name in input) as keyof typeof DOINGS | undefined;
  return DOINGS[doing ?? 'say'];
});

const conversationSchema = v.strictObject({
  id: v.optional(v.string()),
  locale: v.optional(v.picklist(LOCALES)),
  /** Epoch ms; now without it. */
  at: v.optional(v.number()),
  /** Id of the customer whom the merchant's page identified; a guest without it. */
  customer: v.optional(v.string()),
  /** What the page tells: `tier`, `product`, … */
  context: v.optional(v.record(v.string(), v.string())),
  turns: v.array(turnSchema),
});

const logSchema = v.strictObject({
  id: v.optional(v.string()),
  log: v.array(v.looseObject({ id: v.string(), at: v.number(), type: v.string() })),
});

export type WrittenConversation = v.InferOutput<typeof conversationSchema>;
export type DeviceLog = v.InferOutput<typeof logSchema>;

/** A line that is no conversation; the message names the place. */
export class LineError extends Error {}

/** Reads a line of JSON: a conversation, or a device's own log. */
export function parseLine(line: string, lineNumber: number): WrittenConversation | DeviceLog {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new LineError(`line ${lineNumber}: not JSON`);
  }
  const isLog = typeof json === 'object' && json !== null && 'log' in json;
  const parsed = v.safeParse(isLog ? logSchema : conversationSchema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new LineError(`line ${lineNumber}: ${v.getDotPath(issue) ?? 'line'}: ${issue.message}`);
}
