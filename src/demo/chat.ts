import './styles/chat.css';
import { keepOffline } from './keep-offline.ts';
import { setPageTitle, startPageLanguage } from './page-language.ts';

/** The chat alone, as an installed app shows it: the shop's own tag, told to fill the page. */
const templates = [...document.querySelectorAll<HTMLTemplateElement>('template[data-shop]')];
const asked = new URLSearchParams(location.search).get('shop');
const chosen = templates.find((template) => template.dataset.shop === asked) ?? templates[0];

startPageLanguage();
if (chosen !== undefined) {
  const { shop = '', nameZh = '', nameEn = '' } = chosen.dataset;
  document.documentElement.dataset.shop = shop;
  setPageTitle({ 'zh-Hans': `${nameZh} · 客服`, en: `${nameEn} · Help` });
  (window as { aisleSettings?: object }).aisleSettings = { standalone: true, open: true };
  addEventListener('aisle:open', () => document.querySelector('.opening')?.remove(), { once: true });
  document.body.append(document.importNode(chosen.content, true));
}
keepOffline();
