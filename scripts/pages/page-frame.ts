import type { Bilingual } from '#demo/language.ts';
import { both } from './bilingual-html.ts';
import { type Html, html, trusted } from './html.ts';
import { markOf } from './marks.ts';
import type { ShopCopy } from './shop-copy.ts';

/** URLs of the bundled code and styles of the pages. */
export interface PageAssets {
  js: string;
  css: readonly string[];
}

/** What all pages of one shop share. */
export interface ShopSite {
  shop: string;
  name: Bilingual;
  copy: ShopCopy;
  catalogueUrl: string;
  /** The one tag, as a merchant would paste it. */
  aisleTag: string;
  assets: PageAssets;
}

export interface PageContent {
  page: 'home' | 'product' | 'cart' | 'help';
  /** Path below the shop's folder; empty for the home page. */
  path: string;
  title: Bilingual;
  description: Bilingual;
  main: Html;
}

const WORDS = {
  skip: { 'zh-Hans': '跳到正文', en: 'Skip to content' },
  shop: { 'zh-Hans': '商店', en: 'Shop' },
  help: { 'zh-Hans': '帮助', en: 'Help' },
  basket: { 'zh-Hans': '购物车', en: 'Basket' },
  signOut: { 'zh-Hans': '退出', en: 'Sign out' },
  mainMenu: { 'zh-Hans': '主菜单', en: 'Main menu' },
  language: { 'zh-Hans': '语言', en: 'Language' },
  demo: {
    'zh-Hans': '这是一家演示商店：不收款，也不发货。客服是真的。',
    en: 'This is a demo shop: it takes no money and sends no goods. The help is real.',
  },
  allShops: { 'zh-Hans': '全部演示', en: 'All demos' },
} as const satisfies Record<string, Bilingual>;

/** The name in the page's language, and in the other one beside it: `lang="zh"` is never hidden. */
function brandName(name: Bilingual): Html {
  const chinese = name['zh-Hans'];
  return html`<span class="brand-name"><span lang="zh-Hans">${chinese} <small>${name.en}</small></span><span lang="en">${name.en} <small lang="zh">${chinese}</small></span></span>`;
}

/** A whole page around its main part. No inline script and no inline style, so that a strict CSP holds. */
export function pageFrame(site: ShopSite, content: PageContent): string {
  const { shop, name, copy, assets } = site;
  const { page, title, description } = content;
  const lang = copy.language;
  const home = `/${shop}/`;
  const url = home + content.path;
  const current = (of: PageContent['page']) => trusted(page === of ? ' aria-current="page"' : '');
  const link = (of: PageContent['page'], href: string, text: Bilingual) =>
    html`<li><a href="${href}"${current(of)}>${both(text)}</a></li>`;
  return html`<!doctype html>
<html lang="${lang}" data-shop="${shop}" data-page="${page}" data-title-zh="${title['zh-Hans']}" data-title-en="${title.en}" data-shop-zh="${name['zh-Hans']}" data-shop-en="${name.en}">
<head>
<meta charset="utf-8">
<title>${title[lang]}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="description" content="${description[lang]}">
<meta property="og:title" content="${title[lang]}">
<meta property="og:description" content="${description[lang]}">
<meta property="og:type" content="${page === 'product' ? 'product' : 'website'}">
<meta property="og:site_name" content="${name[lang]}">
<meta name="theme-color" content="${copy.theme.light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${copy.theme.dark}" media="(prefers-color-scheme: dark)">
<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${url}">
<link rel="alternate" hreflang="zh-Hans" href="${url}?lang=zh-Hans">
<link rel="alternate" hreflang="en" href="${url}?lang=en">
<link rel="alternate" type="application/json" href="${site.catalogueUrl}">
<link rel="icon" href="/${shop}/art/icon.svg" type="image/svg+xml">
${assets.css.map((href) => html`<link rel="stylesheet" href="${href}">`)}
<script type="module" src="${assets.js}" blocking="render"></script>
</head>
<body>
<a class="skip" href="#main">${both(WORDS.skip)}</a>
<header class="site">
<a class="brand" href="${home}">${markOf(shop)}${brandName(name)}</a>
<nav class="menu" aria-labelledby="menu-name"><span id="menu-name" class="visually-hidden">${both(WORDS.mainMenu)}</span><ul>
${link('home', home, WORDS.shop)}
${link('help', `${home}help.html`, WORDS.help)}
<li class="menu-cart"><a href="${home}cart.html"${current('cart')}>${both(WORDS.basket)} <span id="cart-count" class="count"></span></a></li>
</ul></nav>
<div class="account">
<span id="shopper" role="status"></span>
<button type="button" id="sign-in" class="link"><span lang="zh-Hans"><span class="roomy">以演示顾客</span>登录</span><span lang="en">Sign in<span class="roomy"> as demo shopper</span></span></button>
<button type="button" id="sign-out" class="link" hidden>${both(WORDS.signOut)}</button>
</div>
<fieldset class="languages"><legend class="visually-hidden">${both(WORDS.language)}</legend><button type="button" data-language="zh-Hans" lang="zh-Hans" aria-pressed="${String(lang === 'zh-Hans')}">中文</button><button type="button" data-language="en" lang="en" aria-pressed="${String(lang === 'en')}">EN</button></fieldset>
</header>
<main id="main">
${content.main}
</main>
<footer class="foot">
<p class="foot-name">${both(name)}</p>
<p>${both(WORDS.demo)}</p>
<p><a href="${home}help.html">${both(WORDS.help)}</a> <a href="/">${both(WORDS.allShops)}</a></p>
</footer>
<div id="announcement" class="announcement" role="status"></div>
${trusted(site.aisleTag)}
</body>
</html>
`.text;
}
