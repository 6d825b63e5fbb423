import type { TwoLanguages } from './two-languages.ts';

export const chartWords = {
  en: { asTable: 'Show as a table', asChart: 'Show as a chart' },
  'zh-Hans': { asTable: '以表格显示', asChart: '以图表显示' },
} satisfies TwoLanguages<{ asTable: string; asChart: string }>;
