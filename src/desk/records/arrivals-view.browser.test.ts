import { render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { deskStrings } from '#i18n/desk-strings.ts';
import { arrivalsView } from './arrivals-view.ts';

afterEach(() => document.body.replaceChildren());

it('is darker where more came, under a policy that forbids styles in the page too', async () => {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="style-src 'none'"><main></main>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument as Document;
  const arrivals = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  arrivals[0]?.splice(20, 1, 4);
  render(arrivalsView(arrivals, deskStrings('en'), 'en'), page.querySelector('main') as HTMLElement, {
    creationScope: page,
  });
  const shades = [...page.querySelectorAll('i')].map((hour) =>
    Number(frame.contentWindow?.getComputedStyle(hour).opacity),
  );
  expect(shades.filter((shade) => shade === 1)).toHaveLength(1);
  expect(shades[20]).toBe(1);
  expect(shades[0]).toBeCloseTo(0.08);
});
