import * as v from 'valibot';
import { parse, stringify } from 'yaml';
import { AppError } from '#core/app-error.ts';
import { GUARDS } from '#insight/experiment/experiment-day.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,79}$/i));
const day = v.pipe(v.string(), v.isoDate());
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const recordSchema = v.object({
  name: id,
  /** Script whose wording is on trial. */
  key: id,
  /** The first is the one that the others are held against. */
  arms: v.pipe(v.array(id), v.minLength(2)),
  /** Places of each arm in the draw, in the order of the arms; left out: one each. */
  places: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)))),
  started: day,
  /** The difference worth finding, as a share: 0.02 is two points. */
  effect: v.pipe(share, v.minValue(0.0005)),
  baseline: share,
  level: v.pipe(share, v.minValue(0.001), v.maxValue(0.2)),
  guards: v.array(v.picklist(GUARDS)),
  /** Days that orders are waited for before a day is judged. */
  windowDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60))),
  result: v.optional(
    v.object({
      ended: day,
      verdict: v.string(),
      rolledOut: id,
      by: v.string(),
      low: v.optional(v.number()),
      high: v.optional(v.number()),
      arms: v.array(v.object({ arm: id, seen: v.number(), sold: v.number() })),
    }),
  ),
});

/** What was meant by an experiment, and how it ended: the plain file `experiments/NAME.yaml` of the sources. */
export type ExperimentRecord = v.InferOutput<typeof recordSchema>;

export const recordPath = (name: string): string => `experiments/${name}.yaml`;

/** Throws `pack-invalid` with the path to what is wrong. */
export function readRecord(path: string, text: string): ExperimentRecord {
  const parsed = v.safeParse(recordSchema, parse(text));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new AppError('pack-invalid', { path: `${path} › ${v.getDotPath(issue) ?? ''}`, fault: issue.message });
}

export const writeRecord = (record: ExperimentRecord): string =>
  `# An experiment of the script lab. The compiler passes this folder over.\n${stringify(record)}`;
