import { fill } from '#i18n/fill.ts';
import type { LabWords } from '#i18n/studio/lab-words.ts';
import type { ExperimentPlan, Verdict } from '#insight/experiment/judge-experiment.ts';
import { points } from '../look/percent.ts';

/** The verdict as one plain sentence. */
export function verdictText(verdict: Verdict, plan: ExperimentPlan, words: LabWords): string {
  const template = words.verdict[verdict.kind];
  const level = Number((plan.level * 100).toFixed(2));
  const inHundred = ({ count, of }: { count: number; of: number }) => ((count / of) * 100).toFixed(1);
  switch (verdict.kind) {
    case 'better':
      return fill(template, { arm: verdict.arm, low: points(verdict.low), high: points(verdict.high), level });
    case 'first-best':
      return fill(template, { arm: verdict.arm, level });
    case 'alike':
      return fill(template, { most: Math.abs(verdict.most * 100).toFixed(1) });
    case 'harm': {
      const { arm, guard, total, control } = verdict.harm;
      return fill(template, {
        arm,
        guard: words.guards[guard],
        now: inHundred(total),
        before: inHundred(control),
        level,
      });
    }
    case 'split-broken':
    case 'empty':
    case 'early':
      return template;
  }
}
