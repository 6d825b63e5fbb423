import { expect, it } from 'vitest';
import { deskStrings } from '#i18n/desk-strings.ts';
import { auditFact } from './audit-fact.ts';

const names = new Map([['agt_tom', 'Tom']]);
const inWords = (name: string, value: string | number, language: 'en' | 'zh-Hans' = 'zh-Hans') =>
  auditFact(name, value, names, deskStrings(language));

it.each([
  ['role', 'lead', '身份: 主管'],
  ['mode', 'ticket', '方式: 工单'],
  ['reason', 'solved', '原因: 已解决'],
  ['state', 'away', '状态: 暂离'],
  ['skills', 'junior expert', '技能: 初级 专家'],
  ['to_skill', 'expert', '转给技能组: 专家'],
  ['to_agent', 'agt_tom', '转给: Tom'],
  ['audit', 3, '本记录的条目: 3'],
])('tells %s in the agent’s words', (name, value, told) => {
  expect(inWords(name, value)).toBe(told);
});

it('has a name for everything that the backend deletes by age', () => {
  const kinds = ['handoffs', 'tickets', 'photos', 'idempotencyKeys', 'audit'];
  expect(kinds.filter((kind) => inWords(kind, 1).startsWith(kind))).toEqual([]);
});

it('shows what it has no words for as it came', () => {
  expect(inWords('to_agent', 'agt_gone', 'en')).toBe('to: agt_gone');
  expect(inWords('reason', 'weather', 'en')).toBe('reason: weather');
  expect(inWords('moon', 'full', 'en')).toBe('moon: full');
});
