import { describe, expect, it } from 'vitest';
import { confusionPicture } from './confusion-picture.ts';
import { evaluateTier } from './evaluate-tier.ts';
import { judge } from './judge.ts';
import { lineChart } from './line-chart.ts';
import { picture, svg, textOf } from './svg.ts';
import { opinionOf } from './testing/opinion-of.ts';

describe('svg', () => {
  it('escapes what would end a text or an attribute', () => {
    expect(svg('text', { id: '"<' }, textOf('a < b & "c"'))).toBe(
      '<text id="&quot;&lt;">a &lt; b &amp; &quot;c&quot;</text>',
    );
  });

  it('gives a picture its size and its title', () => {
    expect(picture({ width: 3, height: 4, title: 'T' }, svg('g', {}))).toMatch(
      /^<svg xmlns="[^"]+" viewBox="0 0 3 4" width="3" height="4"[^>]*><title>T<\/title>.*<g\/><\/svg>\n$/,
    );
  });
});

describe('lineChart', () => {
  it('places the extremes at the ends of its axes, and draws nothing of nothing', () => {
    const size = { title: 'T', width: 100, height: 100 };
    const points = [
      { x: 0, y: 10 },
      { x: 5, y: 0 },
      { x: 10, y: 5 },
    ];
    expect(lineChart(size, points)).toContain('points="52.0,30.0 68.0,72.0 84.0,51.0"');
    expect(lineChart(size, [])).toContain('points=""');
    expect(lineChart(size, [{ x: 1, y: 1 }])).not.toContain('NaN');
  });
});

describe('confusionPicture', () => {
  it('has a cell for what is right and one for what is taken for another', async () => {
    const message = { text: 'stop it', emotion: '', language: '' as const, variety: '', file: '' };
    const messages = [
      { ...message, intent: 'order.track' },
      { ...message, intent: 'order.cancel' },
    ];
    const evaluation = evaluateTier(await judge(messages, () => opinionOf(0.8, 0.2, 0)), false);
    const drawn = confusionPicture(evaluation, ['order.track', 'order.cancel', 'oos']);
    expect(drawn.match(/<title>[^<]*→[^<]*<\/title>/g)).toEqual([
      '<title>order.track → order.track: 100 %</title>',
      '<title>order.cancel → order.track: 100 %</title>',
    ]);
    expect(drawn).toContain('order.cancel → order.track: 1, 100 %');
  });
});
