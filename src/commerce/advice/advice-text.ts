import type { ComparisonPart } from './comparison.ts';
import type { PicksPart } from './pick.ts';
import type { RoutinePart } from './routine.ts';

/** A recommendation, comparison or routine in a line, for a screen reader, a transcript, and until its card is there. */
export function adviceText(part: PicksPart | ComparisonPart | RoutinePart): string {
  switch (part.type) {
    case 'picks':
      return part.picks
        .map(({ name, price, tags }) => [`${name} ${price.amount} ${price.currency}`, ...tags].join(' · '))
        .join('; ');
    case 'comparison':
      return part.products
        .map(({ name, price }, at) => {
          const caution = part.cautions?.[at];
          return [`${name} ${price.amount} ${price.currency}`, ...(caution ? [caution] : [])].join(' · ');
        })
        .join(' / ');
    case 'routine':
      return part.sessions
        .filter(({ steps }) => steps.length > 0)
        .map(({ steps }) => steps.map(({ label, name }) => `${label}: ${name}`).join(' → '))
        .join('; ');
  }
}
