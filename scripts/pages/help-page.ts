import type { Bilingual } from '#demo/language.ts';
import type { PolicySection } from '#knowledge/pack-schema.ts';
import { both } from './bilingual-html.ts';
import { type InBoth, mapBoth } from './catalogue-of.ts';
import { groupBy } from './group-by.ts';
import { type Html, html } from './html.ts';
import type { PageContent, ShopSite } from './page-frame.ts';
import { richHtml } from './rich-html.ts';

const WORDS = {
  title: { 'zh-Hans': '帮助与规则', en: 'Help and policies' },
  lead: {
    'zh-Hans': '写成文字的承诺。找不到答案，就问客服。',
    en: 'Our promises in writing. If yours is not here, ask.',
  },
  ask: { 'zh-Hans': '问客服', en: 'Ask us' },
  contents: { 'zh-Hans': '目录', en: 'Contents' },
} as const satisfies Record<string, Bilingual>;

/** The shop's policies. `#delivery` leads to a policy, `#delivery.fees` to its section, as answers cite them. */
export function helpPage(site: ShopSite, policies: readonly InBoth<PolicySection>[]): PageContent {
  const documents = [...groupBy(policies, ({ en }) => en.id.split('.', 1)[0] ?? en.id)];
  const titleOf = (sections: readonly InBoth<PolicySection>[]) =>
    sections[0] ? both(mapBoth(sections[0], ({ title }) => title)) : html``;
  const main = html`<div class="help-head"><h1>${both(WORDS.title)}</h1><p class="lead">${both(WORDS.lead)}</p><button type="button" class="button" data-chat>${both(WORDS.ask)}</button></div>
<div class="help">
<nav class="contents" aria-labelledby="contents-name"><span id="contents-name" class="visually-hidden">${both(WORDS.contents)}</span><ul>${documents.map(
    ([id, sections]) => html`<li><a href="#${id}">${titleOf(sections)}</a></li>`,
  )}</ul></nav>
<div class="policies">
${documents.map(
  ([id, sections]) => html`<article class="policy" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${titleOf(sections)}</h2>
${sections.map(section)}</article>
`,
)}</div>
</div>`;
  const title = {
    'zh-Hans': `${WORDS.title['zh-Hans']} · ${site.name['zh-Hans']}`,
    en: `${WORDS.title.en} · ${site.name.en}`,
  };
  return { page: 'help', path: 'help.html', title, description: site.copy.description, main };
}

function section(policy: InBoth<PolicySection>): Html {
  return html`<section class="policy-section" id="${policy.en.id}">
<h3>${both(mapBoth(policy, (one) => one.section))}</h3>
<div lang="zh-Hans">${richHtml(policy['zh-Hans'].blocks)}</div><div lang="en">${richHtml(policy.en.blocks)}</div>
</section>
`;
}
