import Big from 'big.js';
import type { QueryRow } from '../sql/run-query.ts';
import type { Figure } from './figure.ts';

/** What one conversation costs, as decimal text in the merchant's currency. */
export interface ContactCosts {
  assistant: string;
  person: string;
}

/** Requirement A9's example, in yuan: an assumption until the merchant puts their own. */
export const EXAMPLE_COSTS: ContactCosts = { assistant: '0.5', person: '3' };

/**
 * Cost per contact: what people took part in costs both, what the assistant did alone costs its part. An account of given
 * prices, not an estimate: it has no interval. Conversations in which nobody replied are in neither.
 */
export function costFigure(days: readonly QueryRow<'figure-days'>[], costs: ContactCosts): Figure {
  const costOf = (alone: number, people: number): number | null => {
    if (alone + people === 0) return null;
    const bot = Big(costs.assistant).times(alone + people);
    return bot
      .plus(Big(costs.person).times(people))
      .div(alone + people)
      .round(4)
      .toNumber();
  };
  const sum = (of: (row: QueryRow<'figure-days'>) => number) => days.reduce((total, row) => total + of(row), 0);
  const [alone, people] = [sum((row) => row.assistant_alone), sum((row) => row.with_person)];
  return {
    id: 'cost-per-contact',
    unit: 'money',
    value: costOf(alone, people),
    interval: null,
    count: null,
    of: alone + people,
    unknown: sum((row) => row.conversations) - alone - people,
    few: false,
    target: null,
    series: days.map((row) => ({ at: row.day, value: costOf(row.assistant_alone, row.with_person) })),
  };
}
