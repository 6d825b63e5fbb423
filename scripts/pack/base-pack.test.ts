import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DECISION_REASONS } from '#commerce/action.ts';
import { DEFAULT_POLICY } from '#dialogue/policy.ts';
import { Conversation, hit, playbook, reading } from '#dialogue/testing/conversation.ts';
import { OPTIONAL_SCRIPTS, SCRIPT_KEYS } from '#dialogue/wording.ts';
import type { Scripts } from '#knowledge/pack-schema.ts';
import type { Rules } from '#knowledge/rules-schema.ts';

const baseFile = (name: string): unknown =>
  parse(readFileSync(new URL(`../../examples/packs/base/${name}`, import.meta.url), 'utf8'));

describe('the base pack', () => {
  const scripts = baseFile('scripts.yaml') as Record<'zh-Hans' | 'en', Scripts>;
  const rules = { ...(baseFile('rules.yaml') as Rules), followUps: baseFile('followups.yaml') as Rules['followUps'] };

  it('names every figure that holds where a pack is silent', () => {
    const { escalations, handoff, crisisWords, starters, followUps, tools, ...figures } = rules;
    const { escalations: _, handoff: ___, crisisWords: __, followUps: own, tools: ____, ...defaults } = DEFAULT_POLICY;
    expect(figures).toEqual(defaults);
    expect({ choices: followUps?.choices, minProbability: followUps?.minProbability }).toEqual({
      choices: own.choices,
      minProbability: own.minProbability,
    });
    expect(escalations?.length).toBeGreaterThan(3);
    expect(handoff?.route.length).toBeGreaterThan(3);
    expect([crisisWords.length > 0, starters.length > 0, tools?.length]).toEqual([true, true, 4]);
  });

  it.each(['zh-Hans', 'en'] as const)('has two and more variants of every sentence in %s', (locale) => {
    const single = Object.entries(scripts[locale])
      .filter(
        ([key, variants]) =>
          variants.length < 2 && !/^(?:choice|starter|ask|summary|fact|state|tool-label)-|^reason\./.test(key),
      )
      .map(([key]) => key);
    expect(single).toEqual([]);
  });

  it('has the same scripts in both languages, and a reason for every decision', () => {
    expect(Object.keys(scripts.en).toSorted()).toEqual(Object.keys(scripts['zh-Hans']).toSorted());
    const needed = [...SCRIPT_KEYS, ...DECISION_REASONS.map((reason) => `reason.${reason}`)];
    expect(needed.filter((key) => !scripts.en[key])).toEqual([]);
    const unknown = Object.keys(scripts.en).filter((key) => {
      const [plain = ''] = key.split('@');
      return !needed.includes(plain) && !OPTIONAL_SCRIPTS.test(plain);
    });
    expect(unknown).toEqual([]);
  });

  it('says nothing twice in a row to someone who repeats everything', () => {
    const chat = new Conversation({ ...playbook, scripts, rules: { ...rules, unrecognisedLimit: 99 } });
    let before: string[] = [];
    for (let copy = 0; copy < 12; copy++) {
      chat.say('what', copy % 3 === 2 ? reading('oos', 0.9) : reading('order.change', 0.4));
      expect(chat.said.filter((text) => before.includes(text))).toEqual([]);
      before = chat.said;
    }
  });

  it('offers what shoppers ask next as quick replies, but not what was asked already', () => {
    const chat = new Conversation({ ...playbook, scripts, rules });
    chat.say('how long does it keep', reading('product.shelf_life', 0.9), [hit('shelf', 0.9, 'product.shelf_life')]);
    expect(chat.lastReply.choices.map(({ label }) => label)).toEqual([
      'How do I store it?',
      'How long does delivery take?',
    ]);
    chat.say('how do i store it', reading('product.storage', 0.9), [hit('store', 0.9, 'product.storage')]);
    expect(chat.lastReply.choices.map(({ label }) => label)).toEqual(['How do I use it?']);
  });
});
