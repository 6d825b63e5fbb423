import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { MinedEntry, MinedLog } from '#insight/mine/mined-log.ts';
import { acceptChain, acceptScript, chainWords, isAccepted } from './acceptance.ts';
import { sampleMined } from './testing/sample-mined.ts';

/** A log whose group on the fee has a second entry, in Chinese and on another matter. */
function withSecond(): MinedLog {
  const mined = sampleMined();
  const second: MinedEntry = {
    ...(mined.entries[1] as MinedEntry),
    id: 'mined-late',
    intent: 'order.late',
    wordings: { 'zh-Hans': { title: '晚了', questions: ['怎么还没到'], answer: '正在路上。', facts: [] } },
    relation: { kind: 'new', entry: null, similarity: 0, figures: [] },
  };
  return { ...mined, entries: [second, ...mined.entries] };
}

describe('what is accepted of a group on two matters', () => {
  it('asks next in words of the matter that is meant', () => {
    const result = withSecond();
    const [chain] = result.chains;
    if (!chain) throw new Error('there is a chain');
    const edits = acceptChain(new Map(), result, { kind: 'chain', chain, topics: [] });
    expect(parse(edits?.['scripts.yaml'] ?? '')).toEqual({ en: { 'ask-shipping.fee': ['how much is delivery'] } });
  });

  it('offers for editing what the sources say already, and keeps what a person made of it', () => {
    const result = withSecond();
    const [chain] = result.chains;
    if (!chain) throw new Error('there is a chain');
    const proposal = { kind: 'chain' as const, chain, topics: [] };
    const files = new Map([['../base/scripts.yaml', 'en: { ask-shipping.fee: [What is the fee?, And the fee?] }\n']]);
    expect(chainWords(new Map(), result, proposal)).toEqual({ en: ['how much is delivery'] });
    const words = chainWords(files, result, proposal);
    expect(words).toEqual({ en: ['What is the fee?', 'And the fee?'] });
    expect(Object.keys(acceptChain(files, result, proposal, words ?? {}) ?? {})).toEqual(['followups.yaml']);
    const edits = acceptChain(files, result, proposal, { en: ['The fee?'] });
    expect(parse(edits?.['scripts.yaml'] ?? '')).toEqual({ en: { 'ask-shipping.fee': ['The fee?'] } });
  });

  it('knows golden words again that a person changed, however they are quoted', () => {
    const result = sampleMined();
    const [script] = result.scripts;
    if (!script) throw new Error('there is a script');
    const proposal = { kind: 'script' as const, script };
    const files = new Map([['scripts.yaml', "en: { soothe-angry: ['I''m sorry: truly.'] }\n"]]);
    expect(isAccepted(files, result, proposal)).toBe(false);
    expect(isAccepted(files, result, proposal, { [script.id]: "I'm sorry: truly." })).toBe(true);
  });

  it('puts words that help to decide where an entry speaks their language', () => {
    const result = withSecond();
    const [script] = result.scripts;
    if (!script) throw new Error('there is a script');
    const files = new Map([
      ['answers/mined-order.yaml', '- id: mined-late\n  zh-Hans: { title: 晚了 }\n'],
      ['answers/delivery.yaml', '- id: shipping-fee\n  en: { title: Fee }\n'],
    ]);
    const decide = { ...script, kind: 'decide' as const, topic: 'q-fee', template: 'Most take two.' };
    expect(acceptScript(files, result, { kind: 'script', script: decide })).toEqual({
      'answers/delivery.yaml': '- id: shipping-fee\n  en: { title: Fee, decide: Most take two. }\n',
    });
  });
});
