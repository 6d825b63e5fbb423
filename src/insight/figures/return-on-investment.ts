import Big from 'big.js';

/** What the calculator is given. Money and shares are decimal text; months and hours too. */
export interface InvestmentInputs {
  contactsPerMonth: string;
  /** Share that the assistant settles alone: `0.6`. */
  contained: string;
  personPerContact: string;
  assistantPerContact: string;
  /** Once. */
  setUp: string;
  /** Licences, hosting, seats. */
  perMonth: string;
  /** Work of keeping the knowledge. */
  careHours: string;
  wagePerHour: string;
  /** Orders a month that come of advice and would not have come; 0 unless an experiment shows them. */
  moreOrders: string;
  marginPerOrder: string;
}

export type InvestmentInput = keyof InvestmentInputs;

/**
 * Where the usual values are from. Cost of a contact: requirement A9's example (0.5 and 3 yuan); hours: A8's (ten a month);
 * share contained: C4's and H8's 70 %, taken lower. The others are the merchant's to fill in.
 */
export const EXAMPLE_INPUTS: InvestmentInputs = {
  contactsPerMonth: '10000',
  contained: '0.5',
  personPerContact: '3',
  assistantPerContact: '0.5',
  setUp: '20000',
  perMonth: '0',
  careHours: '10',
  wagePerHour: '60',
  moreOrders: '0',
  marginPerOrder: '20',
};

/** What another way would cost. The shop's own figures replace these. */
export interface Alternative {
  id: string;
  setUp: string;
  perMonth: string;
  /** For each contact beyond those that the price holds. */
  perContact: string;
  /** Contacts a month that the price holds. */
  included: string;
}

/** Requirement C8's examples, as they were told in it (2025); not looked up anew. 3 yuan a minute at an assumed four minutes. */
export const EXAMPLE_ALTERNATIVES: readonly Alternative[] = [
  { id: 'sobot', setUp: '0', perMonth: '483.33', perContact: '0', included: '1000' },
  { id: 'tuling', setUp: '0', perMonth: '6000', perContact: '0', included: '0' },
  { id: 'aliyun', setUp: '0', perMonth: '0', perContact: '12', included: '0' },
  { id: 'deepseek', setUp: '40000', perMonth: '0', perContact: '0', included: '0' },
];

export interface Investment {
  /** What people cost for all contacts, without the assistant. */
  before: Big;
  /** With it: people, assistant, fixed, care. */
  after: Big;
  /** Margin of orders that advice brought. */
  earned: Big;
  /** Saved and earned each month. */
  monthly: Big;
  year: Big;
  threeYears: Big;
  /** Months until the set-up is earned; null: never. */
  payBackMonths: Big | null;
  /** Share that must be contained so that a month neither gains nor loses; null: no share up to 1 does. */
  breakEven: Big | null;
}

/**
 * Return of putting an assistant in front. Every contact costs its assistant part; those not contained cost a person as well.
 * Not in it: redundancy, tax, interest, what better or worse service does to sales, and growth.
 */
export function returnOnInvestment(inputs: InvestmentInputs): Investment {
  const of = (name: InvestmentInput) => Big(inputs[name]);
  const contacts = of('contactsPerMonth');
  const before = contacts.times(of('personPerContact'));
  const fixed = of('perMonth').plus(of('careHours').times(of('wagePerHour')));
  const assistant = contacts.times(of('assistantPerContact'));
  const people = before.times(Big(1).minus(of('contained')));
  const after = people.plus(assistant).plus(fixed);
  const earned = of('moreOrders').times(of('marginPerOrder'));
  const monthly = before.minus(after).plus(earned);
  const setUp = of('setUp');
  // Monthly is before × contained − assistant − fixed + earned.
  const even = before.eq(0) ? null : assistant.plus(fixed).minus(earned).div(before);
  return {
    before,
    after,
    earned,
    monthly,
    year: monthly.times(12).minus(setUp),
    threeYears: monthly.times(36).minus(setUp),
    payBackMonths: monthly.gt(0) ? setUp.div(monthly) : null,
    breakEven: even === null || even.gt(1) ? null : even.lt(0) ? Big(0) : even,
  };
}

/** How far the result after a year moves with one input. */
export interface Swing {
  input: InvestmentInput;
  /** Result with the input a fifth lower, and a fifth higher. */
  lower: Big;
  higher: Big;
}

/** One input at a time a fifth down and up (a share not above 1), the widest swing first. */
export function sensitivity(inputs: InvestmentInputs): Swing[] {
  const at = (input: InvestmentInput, factor: string): Big => {
    const moved = Big(inputs[input]).times(factor);
    const held = input === 'contained' && moved.gt(1) ? Big(1) : moved;
    return returnOnInvestment({ ...inputs, [input]: held.toFixed() }).year;
  };
  return (Object.keys(inputs) as InvestmentInput[])
    .map((input) => ({ input, lower: at(input, '0.8'), higher: at(input, '1.2') }))
    .filter(({ lower, higher }) => !lower.eq(higher))
    .sort((a, b) => b.higher.minus(b.lower).abs().cmp(a.higher.minus(a.lower).abs()));
}

/** What a way costs in so many months for these contacts. */
export function alternativeCost(way: Alternative, contactsPerMonth: string, months: number): Big {
  const beyond = Big(contactsPerMonth).minus(way.included);
  const monthly = Big(way.perMonth).plus(beyond.gt(0) ? beyond.times(way.perContact) : 0);
  return Big(way.setUp).plus(monthly.times(months));
}
