import { expect, it } from 'vitest';
import { packVectors } from '../clusters/vector-rows.ts';
import type { LoggedQuestion } from '../logged.ts';
import { conversation } from '../testing/conversation.ts';
import { describeClusters } from '../topics/describe-clusters.ts';
import { proposeEntries } from './propose-entries.ts';

const KEEP = 'Keep it in the fridge and eat it within two days.';
const CARD = 'Tick the gift box at the checkout, then no price is printed.';
/** One group, as a reader may see it that knows no gifts; what was answered tells the two matters apart. */
const ASKED: readonly (readonly [question: string, answer: string])[] = [
  ['how long does it keep', KEEP],
  ['how many days is it good', KEEP],
  ['can I eat it tomorrow', `${KEEP} The date is on the label.`],
  ['do I have to eat it today', KEEP],
  ['can the price be hidden', CARD],
  ['will they see what I paid', CARD],
];

it('puts no question under an answer that nobody who asked it was given', () => {
  const conversations = ASKED.map(([question, answer], at) =>
    conversation({ id: `c${at}`, question, answer, outcome: { resolved: true } }),
  );
  const questions = ASKED.map(
    ([text, answer], at): LoggedQuestion => ({
      conversationId: `c${at}`,
      position: 0,
      text,
      answer,
      answeredBy: 'agent',
      agent: 'agent-1',
      askedAtMs: null,
      answeredInMs: null,
    }),
  );
  const texts = ASKED.map(([text]) => text);
  const distinct = { texts, bare: texts, members: texts.map((_, at) => [at]) };
  const vectors = packVectors(texts.map((_, at) => new Float32Array([Math.cos(at / 9), Math.sin(at / 9)])));
  const readings = texts.map(() => null);
  const clusters = describeClusters(questions, distinct, new Int32Array(texts.length), vectors, readings).map(
    (cluster) => ({ ...cluster, languages: { en: texts.length } }),
  );
  const [entry] = proposeEntries({ conversations, questions, distinct, clusters, vectors, readings, products: [] });
  expect(entry?.wordings.en?.answer).toContain('within two days');
  expect(entry?.wordings.en?.questions.toSorted()).toEqual(texts.slice(0, 4).toSorted());
});
