import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bilingual } from '#demo/language.ts';
import { both } from './bilingual-html.ts';
import { html, trusted } from './html.ts';
import type { PageAssets } from './page-frame.ts';

export interface RenderChatOptions {
  /** Root of the site. */
  outDir: string;
  /** The first is opened where the address names none. */
  shops: readonly { shop: string; name: Bilingual }[];
  /** The tag that a merchant would paste for this shop. */
  aisleTag: (shop: string) => string;
  /** The bundle of `src/demo/chat.ts`. */
  assets: PageAssets;
}

const OPENING: Bilingual = { 'zh-Hans': '正在打开客服…', en: 'Opening the chat…' };
const SCRIPT: Bilingual = { 'zh-Hans': '客服需要 JavaScript。', en: 'The chat needs JavaScript.' };

/** Writes `chat.html`: the chat alone, in the whole window, for the shop that `?shop=` names. Installable. */
export function renderChat(options: RenderChatOptions): void {
  writeFileSync(join(options.outDir, 'chat.html'), chatPage(options));
}

/** The tags lie in templates, where they do nothing; the page's script puts the right one into the page. */
export function chatPage({ shops, aisleTag, assets }: Omit<RenderChatOptions, 'outDir'>): string {
  return html`<!doctype html>
<html lang="en" data-title-zh="客服" data-title-en="Help">
<head>
<meta charset="utf-8">
<title>Help</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="description" content="Customer service that runs on this device.">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#12141f" media="(prefers-color-scheme: dark)">
<meta name="color-scheme" content="light dark">
<link rel="manifest" href="/chat.webmanifest">
<link rel="icon" href="/icons/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/icons/apple-touch-icon.png">
${assets.css.map((href) => html`<link rel="stylesheet" href="${href}">`)}
<script type="module" src="${assets.js}" blocking="render"></script>
</head>
<body>
<div class="opening" role="status"><picture><source srcset="/icons/icon-on-dark.svg" media="(prefers-color-scheme: dark)"><img src="/icons/icon.svg" alt="" width="72" height="72"></picture><h1>Aisle</h1><p>${both(OPENING)}</p><noscript><p>${both(SCRIPT)}</p></noscript></div>
${shops.map(
  ({ shop, name }) =>
    html`<template data-shop="${shop}" data-name-zh="${name['zh-Hans']}" data-name-en="${name.en}">${trusted(aisleTag(shop))}</template>
`,
)}</body>
</html>
`.text;
}
