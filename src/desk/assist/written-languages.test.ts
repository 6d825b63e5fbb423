import { expect, it, vi } from 'vitest';
import { WrittenLanguages } from './written-languages.ts';

/** As a browser would tell: by a word of each language; not surely where the text has none of them. */
const WORDS: Record<string, string> = { pedido: 'es', hola: 'es', order: 'en', 订单: 'zh' };

function browser() {
  const detect = vi.fn(async (text: string) => {
    const known = Object.entries(WORDS).find(([word]) => text.includes(word));
    return [{ detectedLanguage: known?.[1] ?? 'la', confidence: known ? 0.97 : 0.3 }];
  });
  const create = vi.fn(async () => ({ detect }));
  const onTold = vi.fn();
  const availability = async () => 'available' as const;
  const written = new WrittenLanguages({ LanguageDetector: { availability, create } }, onTold);
  return { create, detect, onTold, written };
}

/** Looks, and looks again once the browser has told. */
async function told({ written, onTold }: ReturnType<typeof browser>, texts: string[]): Promise<string> {
  const before = onTold.mock.calls.length;
  written.of(texts, 'en');
  await vi.waitFor(() => expect(onTold.mock.calls.length).toBeGreaterThan(before));
  return written.of(texts, 'en');
}

it('is what it was assumed to be until the browser has told', async () => {
  const page = browser();
  expect(page.written.of(['mi pedido no llega'], 'en')).toBe('en');
  expect(await told(page, ['mi pedido llega tarde'])).toBe('es');
});

it('stays what it was while the next text is looked at, says too little, or cannot be told', async () => {
  const page = browser();
  const { written, detect } = page;
  const first = 'mi pedido no llega';
  await told(page, [first]);
  expect(written.of(['where is it now, please', first], 'en')).toBe('es');
  expect(written.of(['ok', first], 'en')).toBe('es');
  const number = 'FR2611-04817';
  written.of([number, first], 'en');
  await vi.waitFor(() => expect(detect).toHaveBeenCalledWith(number));
  expect(written.of([number, first], 'en')).toBe('es');
});

it('changes with the first text that is surely of another', async () => {
  const page = browser();
  const first = 'mi pedido no llega';
  await told(page, [first]);
  expect(await told(page, ['where is my order now', first])).toBe('en');
});

it('is judged from several short texts together', async () => {
  expect(await told(browser(), ['¿y bien?', 'hola', 'ay'])).toBe('es');
});

it('keeps the script that was assumed: the browser does not tell them apart', async () => {
  const { written, onTold } = browser();
  const texts = ['我的订单到底什么时候才会送到呢'];
  written.of(texts, 'zh-Hant');
  await vi.waitFor(() => expect(onTold).toHaveBeenCalled());
  expect(written.of(texts, 'zh-Hant')).toBe('zh-Hant');
});

it('has one detector for all texts', async () => {
  const page = browser();
  await told(page, ['mi pedido no llega']);
  await told(page, ['mi pedido llega tarde']);
  expect(page.create).toHaveBeenCalledOnce();
});

it('is what it was assumed to be where the browser has no detector, and asks again with the next text', async () => {
  const create = vi.fn();
  const availability = vi.fn(async () => 'downloadable' as const);
  const written = new WrittenLanguages({ LanguageDetector: { availability, create } }, () => {});
  const texts = ['mi pedido no llega'];
  await vi.waitFor(() => {
    expect(written.of(texts, 'en')).toBe('en');
    texts.unshift(`mi pedido llega tarde ${texts.length}`);
    expect(availability.mock.calls.length).toBeGreaterThan(1);
  });
  expect(create).not.toHaveBeenCalled();
});
