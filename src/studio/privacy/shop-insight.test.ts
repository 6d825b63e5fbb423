import { expect, it } from 'vitest';
import { insightEdit, shopInsight } from './shop-insight.ts';

const files = (rules: string, base = '') =>
  new Map([
    ['pack.yaml', 'shop: tea\nextends: ../base\n'],
    ['rules.yaml', rules],
    ['../base/rules.yaml', base],
  ]);

it('a shop that says nothing of it sends nothing', () => {
  expect(shopInsight(new Map()).rules.enabled).toBe(false);
  expect(shopInsight(files('starters: []\n')).rules).toEqual({ enabled: false, epsilon: 2, weeks: 12 });
});

it('the shop’s own rules lie over those of the pack it extends, and decide the dictionary', () => {
  const base =
    'insight: { enabled: false, epsilon: 1, weeks: 10 }\nexperiments: [{ name: close, key: k, arms: [a, b] }]\n';
  const { rules, dictionary } = shopInsight(files('insight: { enabled: true, entries: [storage] }\n', base));
  expect(rules).toEqual({ enabled: true, epsilon: 1, weeks: 10, entries: ['storage'] });
  expect(dictionary.families.map(({ name }) => name)).toEqual(['asked', 'after', 'mood', 'entry', 'trial']);
  expect(dictionary.epsilon).toBe(1);
});

it('rules that are not as they should be are told with their path', () => {
  expect(shopInsight(files('insight: { enabled: true, epsilon: 9, weeks: 10 }\n')).fault).toMatch(
    /^insight\.epsilon: /,
  );
  expect(shopInsight(files('insight: [\n')).fault).toBeNull();
});

it('an edit leaves the rest of the file as it is', () => {
  const before = '# Ours.\nstarters: [track]\n';
  const next = insightEdit(files(before), { enabled: true, epsilon: 1.5, weeks: 8 })['rules.yaml'] ?? '';
  expect(next.startsWith(before)).toBe(true);
  expect(shopInsight(files(next)).rules).toEqual({ enabled: true, epsilon: 1.5, weeks: 8 });
});
