import { binomialDraw } from '../figures/stats/binomial-draw.ts';
import { type Block, Evidence, turned } from './evidence.ts';

export interface LooksSettings {
  /** True shares of the two arms. */
  shares: readonly [control: number, other: number];
  /** Conversations per arm and look. */
  perLook: number;
  looks: number;
  level: number;
  effect: number;
  baseline: number;
  random: () => number;
}

/** One experiment played to the end: at which look (from 1) the test spoke, and in whose favour; null: never. */
export function simulateLooks(settings: LooksSettings): { look: number; winner: 'control' | 'other' } | null {
  const { shares, perLook, looks, level, random } = settings;
  const enough = Math.log(2 / level);
  const above = new Evidence({ ...settings, atMost: 0 });
  const below = new Evidence({ ...settings, atMost: 0 });
  for (let look = 1; look <= looks; look++) {
    const block: Block = {
      control: { count: binomialDraw(perLook, shares[0], random), of: perLook },
      other: { count: binomialDraw(perLook, shares[1], random), of: perLook },
    };
    above.add(block);
    below.add(turned(block));
    if (above.log >= enough) return { look, winner: 'other' };
    if (below.log >= enough) return { look, winner: 'control' };
  }
  return null;
}
