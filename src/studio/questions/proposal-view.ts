import { html, nothing, type TemplateResult } from 'lit';
import { fill, fillCount } from '#i18n/fill.ts';
import type { miningWords } from '#i18n/studio/mining-words.ts';
import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import { percent } from '../look/percent.ts';
import type { Mining } from './mining.ts';
import type { Proposal } from './rejection.ts';

type Words = (typeof miningWords)['en'];

interface Page {
  words: Words;
  language: StudioLanguage;
  show: (conversationId: string) => void;
}

/** What a proposal says and what speaks for it. */
export function proposalView(proposal: Proposal, mining: Mining, page: Page): TemplateResult {
  switch (proposal.kind) {
    case 'entry':
      return entryView(proposal.entry, page);
    case 'chain':
      return chainView(proposal.chain, mining, page);
    case 'script':
      return scriptView(proposal.script, page);
  }
}

function entryView(entry: (Proposal & { kind: 'entry' })['entry'], { words, language: own, show }: Page) {
  const { relation, evidence, intent, confidence } = entry;
  const relationText = fill(words.relations[relation.kind], { entry: relation.entry?.id ?? '' });
  return html`
    <div class="row"><span class="chip ${relation.kind === 'contradicts' ? 'bad' : ''}">${relationText}</span>
      ${intent === null ? nothing : html`<span class="chip">${intent}</span>`}
      <span class="help">${words.confidence} ${percent(confidence, own, 0)} · ${fill(words.evidence, { conversations: fillCount(words.counted.conversations, evidence.conversations, own), agents: fillCount(words.counted.agents, evidence.agents, own) })}</span></div>
    ${relation.figures.map((pair) => html`<p class="notice">${fill(words.figures, pair)}</p>`)}
    ${Object.entries(entry.wordings).map(
      ([language, { title, questions, answer, facts }]) => html`<div lang=${language}>
        <h3>${title} <span class="chip">${language}</span></h3>
        <p class="help">${questions.join(' · ')}</p>
        <blockquote>${answer}</blockquote>
        ${facts.length === 0 ? nothing : html`<p class="notice">${words.facts} ${facts.map(({ kind, text }) => `${words.factKinds[kind]} ${text}`).join(', ')}</p>`}
      </div>`,
    )}
    ${links(evidence.examples, words, show)}`;
}

function chainView(chain: (Proposal & { kind: 'chain' })['chain'], mining: Mining, { words, language, show }: Page) {
  const names = chain.topics.map((topic) => mining.nameOf(topic));
  const p = chain.chance < 0.0001 ? '< 0.0001' : `= ${chain.chance.toFixed(4)}`;
  return html`
    <h3>${names.slice(0, -1).join(' → ')}</h3>
    <p>${fill(words.chain, { share: percent(chain.confidence, language, 0) })} <strong>${names.at(-1)}</strong></p>
    <p class="help">${fillCount(words.counted.conversations, chain.support, language)} · ${fill(words.lift, { times: chain.lift.toFixed(1) })} · ${fill(words.chance, { p })}</p>
    ${links(chain.examples, words, show)}`;
}

function scriptView(script: (Proposal & { kind: 'script' })['script'], { words, language, show }: Page) {
  const { outcome, expected, atLeast, evidence } = script;
  return html`
    <div class="row"><span class="chip">${words.scriptKinds[script.kind]}</span><span class="chip">${script.language}</span></div>
    <blockquote lang=${script.language}>${script.template}</blockquote>
    <p class="help">${fill(words.outcome, { outcome: percent(outcome, language, 0), expected: percent(expected, language, 0), least: percent(atLeast, language, 0) })} · ${fill(words.times, { times: fillCount(words.counted.times, evidence.times, language), agents: fillCount(words.counted.agents, evidence.agents, language) })}</p>
    ${links(evidence.conversations, words, show)}`;
}

function links(ids: readonly string[], words: Words, show: (id: string) => void) {
  return html`<p class="row help">${ids.map((id, at) => html`<button class="link" aria-label=${`${words.transcript} ${at + 1}`} @click=${() => show(id)}>${words.transcript} ${at + 1}</button>`)}</p>`;
}
