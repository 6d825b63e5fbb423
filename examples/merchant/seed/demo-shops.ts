import type { Shop } from '../shop.ts';
import { beautyData } from './beauty-data.ts';
import { beautyRules } from './beauty-rules.ts';
import { freshData } from './fresh-data.ts';
import { freshRisk } from './fresh-notice-orders.ts';
import { freshRules } from './fresh-rules.ts';
import { globalData } from './global-data.ts';
import { globalRules } from './global-rules.ts';

const CONTACT_KINDS = ['email', 'phone', 'postcode'] as const;

/** The three demo shops. People are there around the clock, so that a handoff can be tried at any hour. */
export const demoShops: readonly Shop[] = [
  {
    id: 'fresh',
    name: '鲜到家 Freshlane',
    contactKinds: CONTACT_KINDS,
    rules: freshRules,
    risk: freshRisk,
    demoData: freshData,
  },
  { id: 'beauty', name: '肌理 Grain & Glow', contactKinds: CONTACT_KINDS, rules: beautyRules, demoData: beautyData },
  { id: 'global', name: '远集 Farmarket', contactKinds: CONTACT_KINDS, rules: globalRules, demoData: globalData },
];
