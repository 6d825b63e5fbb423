import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { type RiskModel, RiskModelSchema } from '#commerce/risk/risk-model.ts';

const SHIPPED = new URL('../../../models/risk/risk.json', import.meta.url);

/** The model of a file: the one that is shipped, or a shop's own (`RISK_MODEL`). Throws with the path of the fault. */
export function readRiskModel(file: string | URL = SHIPPED): RiskModel {
  const parsed = v.safeParse(RiskModelSchema, JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`${file}: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
}
