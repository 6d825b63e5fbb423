/** Who of the simulated shoppers of the beauty shop buys what beyond chance: what the miner is to find again. */
export interface PlantedTaste {
  /** `dimension=value`, all of them; empty for everyone. */
  needs: string[];
  /** Bought before; null where the needs alone lead to it. */
  with: string | null;
  follows: string;
  /** Chance that it is bought for this reason. */
  chance: number;
}

const byNeeds = (needs: string[], follows: string, chance: number): PlantedTaste => ({
  needs,
  with: null,
  follows,
  chance,
});
const together = (bought: string, follows: string, chance: number): PlantedTaste => ({
  needs: [],
  with: bought,
  follows,
  chance,
});

/** Made up, and said to be: no shop's sales are behind it. */
export const PLANTED_TASTES: readonly PlantedTaste[] = [
  byNeeds(['skin=oily', 'sensitivity=sensitive'], 'BT-TON-001', 0.5),
  byNeeds(['skin=oily'], 'BT-CRM-002', 0.3),
  byNeeds(['skin=oily'], 'BT-SER-007', 0.2),
  byNeeds(['skin=dry'], 'BT-CRM-003', 0.35),
  byNeeds(['skin=dry'], 'BT-BAS-002', 0.2),
  byNeeds(['sensitivity=sensitive'], 'BT-SUN-002', 0.3),
  byNeeds(['concern=blackheads'], 'BT-TON-002', 0.35),
  byNeeds(['concern=brightening'], 'BT-SER-002', 0.25),
  byNeeds(['concern=wrinkles'], 'BT-SER-006', 0.3),
  together('BT-TON-002', 'BT-CRM-001', 0.45),
  together('BT-SER-010', 'BT-CRM-001', 0.5),
  together('BT-SER-006', 'BT-CRM-006', 0.35),
  together('BT-SER-004', 'BT-SER-008', 0.4),
  together('BT-SER-002', 'BT-SUN-001', 0.35),
  together('BT-CLN-003', 'BT-CLN-001', 0.45),
  together('BT-LIP-001', 'BT-CLN-005', 0.4),
  together('BT-LIP-001', 'BT-MSK-004', 0.25),
  together('BT-BAS-001', 'BT-TOL-001', 0.45),
  together('BT-BAS-003', 'BT-BAS-006', 0.4),
  together('BT-EYE-001', 'BT-TOL-003', 0.4),
  together('BT-FRA-001', 'BT-BDY-001', 0.3),
];
