import * as v from 'valibot';
import { RISK_FEATURES } from './order-features.ts';

/** What may go wrong with an order: half an hour late or more, something broken, called off, asked where it is. */
export const OUTCOMES = ['late', 'damaged', 'cancelled', 'asked'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const Numbers = v.array(v.pipe(v.number(), v.finite()));

/**
 * A tree whose nodes lie as in a heap: the children of `i` are `2 i + 1` and `2 i + 2`. Inner nodes ask whether
 * feature `feature[i]` is at most `threshold[i]` (then left); a feature of -1 asks nothing, and the tree ends there.
 * `value` is of every node, the inner ones too: what the orders in it had on average, for the reasons.
 */
const Tree = v.object({ feature: Numbers, threshold: Numbers, value: Numbers });
export type RiskTree = v.InferOutput<typeof Tree>;

const Forest = v.object({ base: v.number(), trees: v.array(Tree) });
export type Forest = v.InferOutput<typeof Forest>;

const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** From which chance on a notice is due. */
export const RiskThresholdsSchema = v.object({
  /** Late: the arrival is foretold anew. */
  late: Share,
  /** Late, where a weather warning of orange or red stands: less is enough to say so. */
  storm: Share,
  /** Something broken: how to unpack it. */
  damaged: Share,
  /** They would ask where it is, in an hour that is over its plan. */
  asked: Share,
  /** Orders for each rider over the plan from which an hour is a peak. */
  peakLoad: v.number(),
});
export type RiskThresholds = v.InferOutput<typeof RiskThresholdsSchema>;

/** `models/risk/risk.json`: read at the edge by this, whoever made it. */
export const RiskModelSchema = v.object({
  format: v.literal(1),
  /** Of the history that was learnt from: its sha256 in hex. */
  history: v.string(),
  features: v.pipe(
    v.array(v.string()),
    v.check((names) => names.join() === RISK_FEATURES.join(), 'not the features of this version'),
  ),
  districts: v.record(v.string(), v.number()),
  outcomes: v.object({ late: Forest, damaged: Forest, cancelled: Forest, asked: Forest }),
  /** Minutes after the promise. */
  delay: Forest,
  thresholds: RiskThresholdsSchema,
});
export type RiskModel = v.InferOutput<typeof RiskModelSchema>;
