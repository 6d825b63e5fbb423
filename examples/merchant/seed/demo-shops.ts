import type { Shop } from '../shop.ts';
import { beautyData } from './beauty-data.ts';
import { freshData } from './fresh-data.ts';
import { globalData } from './global-data.ts';

/** The three demo shops. People are there around the clock, so that a handoff can be tried at any hour. */
export const demoShops: readonly Shop[] = [
  { id: 'fresh', name: '鲜到家 Freshlane', contactKinds: ['email', 'phone', 'postcode'], demoData: freshData },
  { id: 'beauty', name: '肌理 Grain & Glow', contactKinds: ['email', 'phone', 'postcode'], demoData: beautyData },
  { id: 'global', name: '远集 Farmarket', contactKinds: ['email', 'phone', 'postcode'], demoData: globalData },
];
