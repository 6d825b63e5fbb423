import { FAULTS, type Fault } from './judge.ts';
import type { Played } from './play.ts';

export interface Figures {
  conversations: number;
  /** Goal reached, with or without a person. Shares are of all conversations, in [0, 1]. */
  resolution: number;
  /** Goal reached without any person. */
  firstContact: number;
  handoff: number;
  /** Of the handoffs, those for which the wish or a rule of the shop asked. */
  wantedHandoffs: number;
  /** Mean number of the customer's turns. */
  turns: number;
  exceptions: number;
  /** How goals were reached: `done`, `review`, `informed` and `refused` by flows, `answer`, `person`, `left alone`. */
  reached: Record<string, number>;
  /** Conversations with a fault, by fault; `unread`: share of messages with a wish. */
  faults: Record<Fault, number>;
}

export interface Report {
  all: Figures;
  byGoal: Record<string, Figures>;
  byCharacter: Record<string, Figures>;
  byLocale: Record<string, Figures>;
  worst: Played[];
}

export function reportOn(played: readonly Played[], worst: number): Report {
  return {
    all: figuresOf(played),
    byGoal: by(played, ({ goal }) => goal),
    byCharacter: by(played, ({ character }) => character),
    byLocale: by(played, ({ locale }) => locale),
    worst: played
      .filter((one) => badness(one) > 0)
      .toSorted((a, b) => badness(b) - badness(a))
      .slice(0, worst),
  };
}

function by(played: readonly Played[], nameOf: (one: Played) => string): Record<string, Figures> {
  const names = [...new Set(played.map(nameOf))].sort();
  return Object.fromEntries(names.map((name) => [name, figuresOf(played.filter((one) => nameOf(one) === name))]));
}

function figuresOf(played: readonly Played[]): Figures {
  const share = (counts: (one: Played) => boolean): number => rounded(played.filter(counts).length / played.length);
  const sum = (of: (one: Played) => number): number => played.reduce((total, one) => total + of(one), 0);
  const withFault = (fault: Fault): number =>
    played.filter((one) => one.findings.some((found) => found.fault === fault)).length;
  const handoffs = played.filter(({ handoff }) => handoff !== null);
  const unread = sum(({ findings }) => findings.filter(({ fault }) => fault === 'unread').length);
  return {
    conversations: played.length,
    resolution: share(({ reached }) => reached !== null),
    firstContact: share(({ reached, handoff }) => reached !== null && handoff === null),
    handoff: share(({ handoff }) => handoff !== null),
    wantedHandoffs: rounded(handoffs.filter(({ handoff }) => handoff?.isWanted).length / Math.max(1, handoffs.length)),
    turns: rounded(sum(({ turns }) => turns) / played.length),
    exceptions: played.filter(({ exception }) => exception !== null).length,
    reached: countsOf(played.flatMap(({ reached }) => (reached === null ? [] : kindOf(reached)))),
    faults: {
      ...(Object.fromEntries(FAULTS.map((fault) => [fault, withFault(fault)])) as Record<Fault, number>),
      unread: rounded(
        unread /
          Math.max(
            1,
            sum(({ wishes }) => wishes),
          ),
      ),
    },
  };
}

const kindOf = (reached: string): string =>
  reached.startsWith('answer ') ? 'answer' : (/ (done|review|informed|refused)$/.exec(reached)?.[1] ?? reached);

function countsOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const WEIGHTS: Record<Fault, number> = {
  deadEnd: 50,
  loop: 50,
  failedRequest: 40,
  wrongLanguage: 20,
  repeated: 20,
  unread: 0,
};

/** What a person should look at first. */
function badness({ exception, findings, reached, handoff, turns }: Played): number {
  const faults = findings.reduce((sum, { fault }) => sum + WEIGHTS[fault], 0);
  return (exception ? 1000 : 0) + faults + (reached ? 0 : 10 + turns / 10) + (handoff && !handoff.isWanted ? 5 : 0);
}
