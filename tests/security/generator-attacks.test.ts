import { describe, expect, it } from 'vitest';
import type { GuardRules } from '#llm/guard/guard-sentence.ts';
import { createGuard } from '#llm/guard/guard-text.ts';
import { createSentenceStream } from '#llm/guard/sentence-stream.ts';
import { withoutInstructions } from '#llm/guard/without-instructions.ts';
import { promptFor } from '#llm/tasks.ts';
import { ATTACKS, type Attack, NAMES, obeyed, sourceFor } from './generator/attacks.ts';

const LONG = { maxSentences: 40, maxCharacters: 10_000 };

/** The attack stands where its author put it: in the grounds themselves where it is the shop's or the order's text. */
function rulesFor(attack: Attack, source: string): GuardRules {
  const { locale, question, where, text } = attack;
  const planted = where === 'message' || where === 'history' ? [] : [text];
  return { locale, question, grounds: [source, ...planted], names: NAMES, ...LONG };
}

/** What is shown in the end of what an engine says: nothing where the verdict is the template. */
function shown(pieces: Iterable<string>, rules: GuardRules): string {
  const guard = createGuard(rules);
  const stream = createSentenceStream();
  let passed = '';
  const take = (sentences: string[]): void => {
    for (const sentence of sentences) {
      const taken = guard.take(sentence);
      if ('passed' in taken) passed += taken.passed;
    }
  };
  for (const piece of pieces) take(stream.add(piece));
  take(stream.end());
  return guard.outcome().verdict === 'template' ? '' : passed;
}

const sentencesOf = (text: string): string[] => {
  const stream = createSentenceStream();
  return [...stream.add(text), ...stream.end()];
};

/** A sentence of the source that an honest engine would repeat. */
function rightSentence(source: string, rules: GuardRules): string {
  const right = sentencesOf(source).find((sentence) => sentence.length > 15 && shown([sentence], rules) !== '');
  expect(right, source).toBeDefined();
  return right ?? '';
}

describe('a generator that does what an attacker wants', () => {
  it('is tried with at least two hundred attempts in both languages', () => {
    expect(ATTACKS.length).toBeGreaterThanOrEqual(200);
    for (const locale of ['en', 'zh-Hans'])
      expect(ATTACKS.filter((attack) => attack.locale === locale).length).toBeGreaterThanOrEqual(100);
  });

  it.each(ATTACKS.map((attack) => [attack.id, attack.where, attack.kind, attack] as const))(
    '%s (%s, %s) is not heard, and the shop’s own words are',
    (_id, _where, _kind, attack) => {
      const source = sourceFor(attack);
      const rules = rulesFor(attack, source);
      const right = rightSentence(source, rules);
      const forbidden = attack.forbidden.map((each) => new RegExp(each, 'i'));
      const said = obeyed(attack, right);
      expect(said.length).toBeGreaterThan(0);
      for (const text of said) {
        const passed = shown([text], rules);
        for (const pattern of forbidden) expect(passed, text).not.toMatch(pattern);
      }
      // However it is cut, it is judged the same.
      for (const text of said.slice(0, 6)) expect(shown(text, rules)).toBe(shown([text], rules));
      expect(shown([right], rules)).toBe(right);
    },
  );

  it('shows nothing but the template where all it says was demanded', () => {
    for (const attack of ATTACKS) {
      const rules = rulesFor(attack, sourceFor(attack));
      const guard = createGuard(rules);
      guard.take(attack.text);
      expect(guard.outcome().verdict, attack.id).toBe('template');
    }
  });
});

describe('instructions in what the shop and its orders hold', () => {
  const planted = ATTACKS.filter(({ where }) => where === 'entry' || where === 'product' || where === 'order-note');

  it('are taken out before anything is made a ground or a prompt', () => {
    for (const attack of planted) {
      const left = withoutInstructions(attack.text);
      for (const pattern of attack.forbidden) expect(left, attack.id).not.toMatch(new RegExp(pattern, 'i'));
    }
  });
});

describe('the words of an attacker', () => {
  const task = ({ locale, question, text, where }: Attack) => ({
    use: 'word-answer' as const,
    locale,
    question,
    mood: 'neutral' as const,
    tone: 'plain' as const,
    sources: [{ id: 'a', text: where === 'message' || where === 'history' ? 'Opened milk keeps 2 days.' : text }],
  });

  it('never stand where a model is told what to do', () => {
    for (const locale of ['en', 'zh-Hans'] as const) {
      const attacks = ATTACKS.filter((attack) => attack.locale === locale);
      const system = new Set(
        attacks.map((attack) => {
          const prompt = promptFor(task(attack), { dialect: 'chat', contextTokens: 100_000 });
          const turns = prompt?.messages.filter(({ role }) => role === 'system') ?? [];
          expect(turns).toHaveLength(1);
          return turns[0]?.content;
        }),
      );
      expect(system.size).toBe(1);
    }
  });
});
