import { describe, expect, it } from 'vitest';
import { linkedFiles } from './linked-files.ts';

const PAGE = 'https://shop.example/fresh/product.html?sku=FR-1';

describe('linkedFiles', () => {
  it('finds styles, scripts, pictures, icons, the manifest and declared data of a page', () => {
    const html = `
      <link rel="stylesheet" href="/assets/shop-1.css"><link rel='icon' href='/icons/icon.svg'>
      <link rel="manifest" href="../chat.webmanifest">
      <link rel="alternate" type="application/json" href="catalogue.json?v=1&amp;x=2">
      <script type="module" src="/assets/shop-1.js"></script>
      <img alt="" src="img/salmon.svg" loading="lazy">`;
    expect(linkedFiles(html, 'text/html; charset=utf-8', PAGE)).toEqual([
      'https://shop.example/assets/shop-1.css',
      'https://shop.example/icons/icon.svg',
      'https://shop.example/chat.webmanifest',
      'https://shop.example/fresh/catalogue.json?v=1&x=2',
      'https://shop.example/assets/shop-1.js',
      'https://shop.example/fresh/img/salmon.svg',
    ]);
  });

  it('leaves out pages, translations, prefetches and other origins', () => {
    const html = `
      <a href="/fresh/cart.html">cart</a><link rel="alternate" hreflang="en" href="?lang=en">
      <link rel="prefetch" href="/next.html"><link rel="canonical" href="/fresh/">
      <script src="https://cdn.example/x.js"></script><img src="data:image/png;base64,AA==">`;
    expect(linkedFiles(html, 'text/html', PAGE)).toEqual([]);
  });

  it('names a file once, without its fragment', () => {
    const html = '<img src="/sprite.svg#a"><img src="/sprite.svg#b">';
    expect(linkedFiles(html, 'text/html', PAGE)).toEqual(['https://shop.example/sprite.svg']);
  });

  it('finds the modules that a module imports', () => {
    const module = `import{a}from"./price-2.js";import"./side.js";export*from'/assets/all.js';
      const b=()=>import("../lazy.js");import c from"bare";`;
    expect(linkedFiles(module, 'text/javascript', 'https://shop.example/assets/shop.js')).toEqual([
      'https://shop.example/assets/price-2.js',
      'https://shop.example/assets/side.js',
      'https://shop.example/assets/all.js',
      'https://shop.example/lazy.js',
    ]);
  });

  it('finds the files of a stylesheet', () => {
    const css = `a{background:url(art/hero.svg)}b{src:url("/f.woff2")}c{mask:url('data:,x')}d{fill:url(#g)}`;
    expect(linkedFiles(css, 'text/css', 'https://shop.example/assets/shop.css')).toEqual([
      'https://shop.example/assets/art/hero.svg',
      'https://shop.example/f.woff2',
    ]);
  });

  it('finds nothing in anything else', () => {
    expect(linkedFiles('<img src="/a.png">', 'image/svg+xml', PAGE)).toEqual([]);
  });
});
