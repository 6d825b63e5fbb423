import { describe, expect, it } from 'vitest';
import type { RichText } from '#core/rich-text.ts';
import type { Catalogue } from '#demo/catalogue.ts';
import type { CompiledPack } from '#publish/compile-pack.ts';
import { chatPage } from './render-chat.ts';
import { shopFiles } from './render-shops.ts';

const TAG = '<script async src="/aisle/aisle.js" data-pack="/aisle/packs/fresh" data-key="KEY"></script>';
const ASSETS = { js: '/assets/shop-1.js', css: ['/assets/shop-1.css'] };
const text = (words: string): RichText => [{ type: 'paragraph', children: [{ type: 'text', text: words }] }];
const DATES = { from: '2026-11-01T00:00:00+08:00', until: '2026-11-30T23:59:59+08:00' };

/** A pack with one of everything; `words` makes its texts. */
function packOf(words: (zh: string, en: string, locale: string) => string): CompiledPack {
  const chunksOf = (locale: 'zh-Hans' | 'en'): CompiledPack['chunks'] => {
    const say = (zh: string, en: string) => words(zh, en, locale);
    const product = {
      sku: 'FR-SAL-001',
      name: say('三文鱼', 'Salmon'),
      aliases: [say('生鱼片', 'sashimi')],
      category: say('海鲜', 'Seafood'),
      price: { amount: '59.90', currency: 'CNY' },
      listPrice: { amount: '69.90', currency: 'CNY' },
      stock: 'in-stock' as const,
      image: '/fresh/img/salmon.svg',
      url: '/fresh/product.html?sku=FR-SAL-001',
      summary: say('好吃', 'Good'),
      attributes: [{ key: 'storage', label: say('储存', 'Storage'), value: say('冷藏', 'Chilled') }],
    };
    const offer = {
      id: 'eleven',
      title: say('双11', 'Eleven'),
      blocks: text(say('减 11', '11 off')),
      ...DATES,
      code: 'F11',
    };
    const policy = {
      id: 'delivery.fees',
      title: say('配送', 'Delivery'),
      section: say('运费', 'Fees'),
      blocks: text('¥6'),
    };
    return [
      { kind: 'products', locale, items: [product] },
      { kind: 'promotions', locale, items: [offer] },
      { kind: 'policies', locale, items: [policy] },
    ];
  };
  const chunks = [...chunksOf('zh-Hans'), ...chunksOf('en')];
  return {
    shop: 'fresh',
    name: { 'zh-Hans': '鲜到家', en: 'Freshlane' },
    locales: ['zh-Hans', 'en'],
    partly: [],
    chunks,
  };
}

const plain = packOf((zh, en, locale) => (locale === 'en' ? en : zh));
const files = shopFiles(plain, TAG, ASSETS);
const pages = Object.entries(files).filter(([name]) => name.endsWith('.html'));

describe('the pages of a shop', () => {
  it.each(pages)('%s embeds Aisle with the one tag and nothing more', (_, page) => {
    expect(page.split(TAG)).toHaveLength(2);
    expect(page.match(/aisle\.js/g)).toHaveLength(1);
  });

  it.each(pages)('%s has no inline script, style or handler, so that a strict policy holds', (_, page) => {
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|data:/);
    for (const [, attributes] of page.matchAll(/<script([^>]*)>/g)) expect(attributes).toContain('src="/');
  });

  it.each(pages)('%s says in its own language what it is, and where it is in the other', (_, page) => {
    expect(page).toMatch(/<html lang="zh-Hans"/);
    expect(page).toMatch(/<title>[^<]*鲜到家[^<]*<\/title>/);
    expect(page).toMatch(/data-title-en="[^"]*Freshlane/);
    expect(page).toMatch(/<meta name="description" content="鲜到家/);
    expect(page).toMatch(/hreflang="en" href="\/fresh\/[a-z.]*\?lang=en"/);
  });

  it('show goods and offers in both languages without a script', () => {
    const home = files['index.html'] ?? '';
    expect(home).toContain('<span lang="zh-Hans">三文鱼</span><span lang="en">Salmon</span>');
    expect(home).toContain('href="product.html?sku=FR-SAL-001"');
    expect(home).toContain('¥59.90');
    expect(home).toContain('data-search="fr-sal-001 三文鱼 生鱼片 海鲜 salmon sashimi seafood"');
    expect(home).toContain(`data-from="${DATES.from}" data-until="${DATES.until}"`);
    expect(home).toContain('<code>F11</code>');
  });

  it('have the anchors that answers cite', () => {
    const help = files['help.html'] ?? '';
    expect(help).toContain('<article class="policy" id="delivery"');
    expect(help).toContain('id="delivery.fees"');
  });

  it('declare the catalogue under an address that changes with its content', () => {
    const href = (set: Record<string, string>) =>
      /href="(\/fresh\/catalogue\.json\?v=\w+)"/.exec(set['cart.html'] ?? '')?.[1];
    const dearer = shopFiles(
      packOf((zh, en, locale) => `${locale === 'en' ? en : zh}!`),
      TAG,
      ASSETS,
    );
    expect(href(files)).toBeDefined();
    expect(href(dearer)).not.toBe(href(files));
    const catalogue = JSON.parse(files['catalogue.json'] ?? '') as Catalogue;
    expect(catalogue.labels).toEqual({ storage: { 'zh-Hans': '储存', en: 'Storage' } });
    expect(catalogue.promotions[0]).toMatchObject({ text: { 'zh-Hans': '减 11', en: '11 off' }, code: 'F11' });
  });

  it('write markup in the shop’s texts as text', () => {
    const hostile = shopFiles(
      packOf(() => '<img src=x onerror="alert(1)">'),
      TAG,
      ASSETS,
    );
    for (const name of ['index.html', 'help.html']) expect(hostile[name]).not.toContain('<img src=x');
  });

  it('refuse a pack that lacks one of the languages', () => {
    const half = { ...plain, chunks: plain.chunks.filter((chunk) => chunk.locale === 'en') };
    expect(() => shopFiles(half, TAG, ASSETS)).toThrow(/in English only/);
  });
});

describe('the chat page', () => {
  const shops = [{ shop: 'fresh', name: { 'zh-Hans': '鲜到家', en: 'Freshlane' } }];
  const page = chatPage({ shops, aisleTag: () => TAG, assets: ASSETS });

  it('keeps each shop’s tag in a template, where it does nothing yet', () => {
    expect(page).toContain(
      `<template data-shop="fresh" data-name-zh="鲜到家" data-name-en="Freshlane">${TAG}</template>`,
    );
  });

  it('can be installed', () => {
    expect(page).toContain('<link rel="manifest" href="/chat.webmanifest">');
  });
});
