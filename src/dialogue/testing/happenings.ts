import * as fc from 'fast-check';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import { entity, hit, order, reading } from './conversation.ts';
import { newOrder } from './flows.ts';
import { generator, receipt } from './generator.ts';

const OTHER_INTENTS = ['order.track', 'chat.affirm', 'chat.deny', 'chat.thanks', 'shipping.fee', 'human.agent', 'oos'];
/** What a shopper may say: answers fit and unfit, numbers, corrections, stops, questions, noise. */
const TEXTS = [
  'yes',
  'no',
  '好',
  '不',
  '1',
  '第二个',
  'the other one',
  '不是这单，是另外那单',
  'both',
  '都',
  'too slow',
  '坏',
  'too small',
  'skip',
  '算了',
  'stop',
  'cancel',
  'and the second one?',
  "that's not what I asked",
  'you got it wrong, how much is delivery?',
  'no no, the fee',
  '那我的钱呢',
  'none of these',
  '那个呢',
  'a@b',
  'lin@example.com',
  '6688',
  '3',
  'size L please',
  'how much is delivery?',
  'asdf',
  '',
  '🙂',
  '退红色的',
  '我要举报',
  'x'.repeat(2000),
];
const NUMBERS = [order.number, newOrder.number, 'FR2611-99999'];
const MAIL = entity('email', 'lin@example.com');

const readings = (intents: readonly string[]) =>
  fc
    .record({
      intent: fc.constantFrom(...intents),
      confidence: fc.constantFrom(0.2, 0.65, 0.95),
      emotion: fc.constantFrom('neutral' as const, 'angry' as const),
      number: fc.constantFrom(null, null, null, ...NUMBERS),
      mail: fc.boolean(),
    })
    .map(({ intent, confidence, emotion, number, mail }) =>
      reading(intent, confidence, {
        emotion,
        entities: [...(number ? [entity('order-number', number)] : []), ...(mail ? [MAIL] : [])],
      }),
    );

/** What happens: the shopper does something, or the outside answers one of the effects that wait (by its place). */
export type Happening =
  | { type: 'say'; text: string; read: ReturnType<typeof reading>; hits: SearchHit[] }
  | { type: 'choose'; place: number }
  | { type: 'answer'; place: number; luck: number }
  | { type: 'event'; body: object };

const bodies = fc.constantFrom<object>(
  { type: 'flow-cancelled' },
  { type: 'connection-changed', online: false },
  { type: 'connection-changed', online: true },
  { type: 'resumed', online: true },
  { type: 'photo-added', photo: { id: 'p', mediaType: 'image/png', sizeBytes: 1 } },
  { type: 'identified', customerId: 'u', name: null, email: null, hasToken: true },
  { type: 'handoff-ended-by-shopper' },
  { type: 'decided', key: 'act.nobody.asked', decision: { outcome: 'done', reason: 'accepted' } },
  { type: 'opened' },
  { type: 'generator-changed', generator },
  { type: 'generator-changed', generator },
  { type: 'generator-changed', generator: null },
  { type: 'worded', key: 'word.nobody', text: 'late', receipt: receipt(1) },
  { type: 'summarised', key: 'summary.nobody', text: 'late', receipt: receipt(1) },
);

/** Anything that may happen to a shop's conversations: its flows are wished for, answered, corrected and left. */
export const happeningOf = (flows: readonly Flow[]): fc.Arbitrary<Happening> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('say' as const),
        text: fc.constantFrom(...TEXTS),
        read: readings([
          ...flows.flatMap(({ starts }) => starts.flatMap(({ intent }) => intent ?? [])),
          ...OTHER_INTENTS,
        ]),
        hits: fc.constantFrom<SearchHit[]>([], [hit('fee', 0.9)]),
      }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('choose' as const), place: fc.nat({ max: 4 }) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constant('answer' as const),
        place: fc.nat({ max: 5 }),
        luck: fc.nat({ max: 5 }),
      }),
    },
    { weight: 2, arbitrary: bodies.map((body) => ({ type: 'event' as const, body })) },
  );
