import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Locale } from '#core/locale.ts';
import { PHOTO_STRINGS } from '#i18n/photo-strings.ts';
import './aisle-photo.ts';
import './aisle-photos.ts';
import type { AisleChat } from './aisle-chat.ts';
import { downscalePhoto, MOST_BYTES, MOST_PIXELS } from './downscale-photo.ts';
import { FakeChatHost, NOW } from './testing/fake-chat-host.ts';
import { mountChat, rendered } from './testing/mount-chat.ts';
import { sampleHandoff } from './testing/samples.ts';

let chat: AisleChat;
let host: FakeChatHost;

const settled = () => rendered(chat);

async function mount(locale: Locale = 'en', theme: 'light' | 'dark' = 'light'): Promise<void> {
  chat = await mountChat(host, locale, theme);
}

const running = () =>
  (chat.shadowRoot?.getAnimations() ?? []).filter(
    ({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
  );

const composer = () => chat.shadowRoot?.querySelector('aisle-composer')?.shadowRoot as ShadowRoot;
const picker = () => composer().querySelector('aisle-photo')?.shadowRoot ?? null;
const input = () => picker()?.querySelector('input') as HTMLInputElement;
const note = () => picker()?.querySelector('#note');
const shown = () =>
  chat.shadowRoot?.querySelector('aisle-messages')?.shadowRoot?.querySelector('aisle-photos')?.shadowRoot;

async function pick(...files: File[]): Promise<void> {
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input().files = chosen.files;
  input().dispatchEvent(new Event('change', { bubbles: true }));
  await expect.poll(() => picker()?.querySelector('.busy') ?? null).toBeNull();
  await settled();
}

/** A picture of noise, the worst that a JPEG can be asked to shrink, with a red left edge. */
async function picture(width: number, height: number, type = 'image/jpeg'): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  const image = context.createImageData(width, height);
  let seed = 1;
  for (let at = 0; at < image.data.length; at++) {
    seed = (seed * 16_807) % 2_147_483_647;
    image.data[at] = at % 4 === 3 ? 255 : seed & 255;
  }
  context.putImageData(image, 0, 0);
  context.fillStyle = '#f00';
  context.fillRect(0, 0, width / 4, height);
  return canvas.convertToBlob({ type, quality: 0.95 });
}

/** With what a phone writes into its photos: lying on its side (orientation 6), and where it was taken. */
async function fromPhone(jpeg: Blob): Promise<Blob> {
  const text = new TextEncoder().encode('GPS 31.2304N 121.4737E');
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
  const body = [...new TextEncoder().encode('Exif\0\0'), ...tiff, ...text];
  const length = body.length + 2;
  const segment = new Uint8Array([0xff, 0xe1, length >> 8, length & 255, ...body]);
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  return new Blob([bytes.slice(0, 2), segment, bytes.slice(2)], { type: 'image/jpeg' });
}

/** A whole EXIF block as cameras write it: where it was taken (31° 13′ 49″ N, 121° 28′ 25″ E), with what. */
function exifWithGps(): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(8 + 2 + 2 * 12 + 4 + 2 + 4 * 12 + 4 + 48 + 8));
  let at = 8;
  const entry = (tag: number, type: number, count: number, value: number, isShort = false) => {
    tiff.setUint16(at, tag);
    tiff.setUint16(at + 2, type);
    tiff.setUint32(at + 4, count);
    if (isShort) tiff.setUint16(at + 8, value);
    else tiff.setUint32(at + 8, value);
    at += 12;
  };
  const [gpsAt, placesAt] = [8 + 2 + 24 + 4, 8 + 2 + 24 + 4 + 2 + 48 + 4];
  tiff.setUint16(0, 0x4d4d);
  tiff.setUint16(2, 42);
  tiff.setUint32(4, 8);
  tiff.setUint16(at, 2);
  at += 2;
  entry(0x010f, 2, 8, placesAt + 48);
  entry(0x8825, 4, 1, gpsAt);
  at = gpsAt + 2;
  tiff.setUint16(gpsAt, 4);
  entry(1, 2, 2, 0x4e000000);
  entry(2, 5, 3, placesAt);
  entry(3, 2, 2, 0x45000000);
  entry(4, 5, 3, placesAt + 24);
  for (const [index, value] of [31, 13, 49, 121, 28, 25].entries()) {
    tiff.setUint32(placesAt + 8 * index, value);
    tiff.setUint32(placesAt + 8 * index + 4, 1);
  }
  new Uint8Array(tiff.buffer).set(new TextEncoder().encode('Camera1\0'), placesAt + 48);
  return new Uint8Array([...new TextEncoder().encode('Exif\0\0'), ...new Uint8Array(tiff.buffer)]);
}

async function withGps(jpeg: Blob): Promise<Blob> {
  const body = exifWithGps();
  const length = body.length + 2;
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  return new Blob(
    [bytes.slice(0, 2), new Uint8Array([0xff, 0xe1, length >> 8, length & 255, ...body]), bytes.slice(2)],
    {
      type: 'image/jpeg',
    },
  );
}

/** Markers of a JPEG's segments up to its picture data. */
async function markersOf(jpeg: Blob): Promise<number[]> {
  const bytes = new DataView(await jpeg.arrayBuffer());
  const markers: number[] = [];
  for (let at = 2; bytes.getUint8(at) === 0xff; at += 2 + bytes.getUint16(at + 2)) {
    markers.push(bytes.getUint8(at + 1));
    if (bytes.getUint8(at + 1) === 0xda) break;
  }
  return markers;
}

/** Stands in for the browser's own detector, which the browser of the tests has not. */
const detectorOf = (...values: string[]) =>
  class {
    async detect() {
      return values.map((rawValue) => ({ rawValue }));
    }
  };

const button = (name: 'attach' | 'retake' | 'discard') => picker()?.querySelector<HTMLButtonElement>(`.${name}`);

async function tap(name: 'attach' | 'retake' | 'discard'): Promise<void> {
  button(name)?.click();
  await expect.poll(() => button(name) ?? null).toBeNull();
  await settled();
}

const found = () => picker()?.querySelector('.previews')?.textContent?.replace(/\s+/g, ' ') ?? '';

const asFile = (blob: Blob, name: string) => new File([blob], name, { type: blob.type });
const textOf = async (blob: Blob) => new TextDecoder('latin1').decode(await blob.arrayBuffer());

beforeEach(async () => {
  sessionStorage.clear();
  localStorage.clear();
  await page.viewport(1280, 800);
  host = new FakeChatHost();
});
afterEach(() => chat?.remove());

describe('a photo made smaller', () => {
  it('is upright, small enough, and knows nothing of place and camera', async () => {
    const taken = await fromPhone(await picture(2400, 1600));
    expect(taken.size).toBeGreaterThan(MOST_BYTES);
    expect(await textOf(taken)).toContain('GPS 31.2304N');
    const kept = await downscalePhoto(taken);
    if (!kept) throw new Error('it could be read');
    expect(kept.type).toBe('image/jpeg');
    expect(kept.size).toBeLessThanOrEqual(MOST_BYTES);
    const text = await textOf(kept);
    expect(text).not.toContain('Exif');
    expect(text).not.toContain('GPS');
    const { width, height } = await createImageBitmap(kept);
    expect(Math.max(width, height)).toBeLessThanOrEqual(MOST_PIXELS);
    // It lay on its side.
    expect(height).toBeGreaterThan(width);
  });

  it('keeps the size of a small one, and gives a white ground to what is transparent', async () => {
    const canvas = new OffscreenCanvas(40, 20);
    canvas.getContext('2d')?.clearRect(0, 0, 40, 20);
    const kept = await downscalePhoto(await canvas.convertToBlob({ type: 'image/png' }));
    const bitmap = await createImageBitmap(kept as Blob);
    expect([bitmap.width, bitmap.height]).toEqual([40, 20]);
    const context = new OffscreenCanvas(40, 20).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    expect([...context.getImageData(5, 5, 1, 1).data]).toEqual([255, 255, 255, 255]);
  });

  it('is none where it is no picture', async () => {
    expect(await downscalePhoto(new Blob(['<svg onload=alert(1)>'], { type: 'image/jpeg' }))).toBeNull();
  });
});

describe('a photo with its place in it', () => {
  it('has neither place nor camera once it is made smaller', async () => {
    const taken = await withGps(await picture(1300, 700));
    expect(await markersOf(taken)).toContain(0xe1);
    expect(await textOf(taken)).toContain('Camera1');
    const kept = (await downscalePhoto(taken)) as Blob;
    const markers = await markersOf(kept);
    expect(markers.at(-1)).toBe(0xda);
    // EXIF and XMP stand in APP1, IPTC in APP13. The browser writes a JFIF head and its colour profile (APP2) itself.
    expect(markers).not.toContain(0xe1);
    expect(markers).not.toContain(0xed);
    expect(await textOf(kept)).not.toContain('Exif');
    expect(await textOf(kept)).not.toContain('Camera1');
  });
});

describe('picking a photo', () => {
  it('is offered only while one is asked for, and not to a person', async () => {
    await mount();
    expect(picker()).toBeNull();
    host.change({}, { photoAsked: true });
    await settled();
    expect(picker()?.querySelector('label')?.textContent).toContain('Add a photo');
    host.change({ handoff: { ...sampleHandoff, phase: 'assigned' } });
    await settled();
    expect(picker()).toBeNull();
    host.change({ handoff: { phase: 'none' } }, { photoAsked: false });
    await settled();
    expect(picker()).toBeNull();
  });

  it('keeps what was picked, made smaller, and hands the focus back', async () => {
    host.status = { ...host.status, photoAsked: true };
    host.durable = async () => host.change({}, { photoAsked: false });
    await mount();
    input().focus();
    await pick(asFile(await fromPhone(await picture(1800, 900)), 'IMG_1.jpg'));
    expect(host.photos.size).toBe(0);
    expect(picker()?.activeElement).toBe(button('attach'));
    await tap('attach');
    const [kept] = host.photos.values();
    expect(host.photos.size).toBe(1);
    expect(kept?.size).toBeLessThanOrEqual(MOST_BYTES);
    expect(await textOf(kept as Blob)).not.toContain('Exif');
    expect(picker()).toBeNull();
    expect(composer().activeElement?.matches('textarea')).toBe(true);
  });

  it('takes three at most', async () => {
    host.status = { ...host.status, photoAsked: true };
    await mount();
    const small = await picture(20, 20);
    await pick(...['a', 'b', 'c', 'd'].map((name) => asFile(small, name)));
    expect(picker()?.querySelectorAll('.previews li')).toHaveLength(3);
    await tap('attach');
    expect(host.photos.size).toBe(3);
  });

  it('leaves nothing behind where it is not used, or taken again', async () => {
    host.status = { ...host.status, photoAsked: true };
    await mount();
    const small = asFile(await picture(20, 20), 'a.jpg');
    await pick(small);
    await tap('discard');
    expect(picker()?.activeElement).toBe(input());
    await pick(small);
    let asked = 0;
    input().addEventListener('click', (event) => {
      asked++;
      event.preventDefault();
    });
    await tap('retake');
    expect(asked).toBe(1);
    expect(host.photos.size).toBe(0);
    expect(host.calls.filter(([name]) => name === 'addPhoto')).toEqual([]);
    expect(picker()?.querySelector('canvas')).toBeNull();
  });

  it('says what makes it hard to see something on, and what is not judged', async () => {
    host.status = { ...host.status, photoAsked: true };
    await mount();
    await pick(asFile(await picture(1000, 800), 'sharp.jpg'));
    expect(found()).not.toContain(PHOTO_STRINGS.en.blurred);
    expect(found()).toContain(PHOTO_STRINGS.en.stripped);
    expect(note()?.textContent).toBe(PHOTO_STRINGS.en.notJudged);
    await tap('discard');
    const canvas = new OffscreenCanvas(300, 300);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    const fade = context.createLinearGradient(0, 0, 300, 300);
    fade.addColorStop(0, '#444');
    fade.addColorStop(1, '#bbb');
    context.fillStyle = fade;
    context.fillRect(0, 0, 300, 300);
    await pick(asFile(await canvas.convertToBlob({ type: 'image/jpeg' }), 'blurred.jpg'));
    expect(found()).toContain(PHOTO_STRINGS.en.blurred);
    expect(found()).toContain(PHOTO_STRINGS.en.small);
    await tap('attach');
    expect(host.photos.size).toBe(1);
  });

  it('shows barcode and date where the browser can read them, and sends them along once it is attached', async () => {
    vi.stubGlobal('BarcodeDetector', detectorOf('1234', '4006381333931'));
    vi.stubGlobal('TextDetector', detectorOf('生产日期 2026-11-01', 'EXP 01/12/26'));
    host.coded.set('4006381333931', 'Soft tofu 350 g');
    host.status = { ...host.status, photoAsked: true };
    try {
      await mount();
      await pick(asFile(await picture(600, 600), 'label.jpg'));
      expect(found()).toContain('Barcode of Soft tofu 350 g');
      expect(found()).toContain('Made on November 1, 2026');
      expect(found()).toContain('Keeps until December 1, 2026 or January 12, 2026');
      expect(found()).toContain(PHOTO_STRINGS.en.along);
      await tap('attach');
    } finally {
      vi.unstubAllGlobals();
    }
    expect(host.calls.find(([name]) => name === 'addPhoto')?.[2]).toEqual({
      barcode: '4006381333931',
      labelDate: 'EXP 01/12/26 = 2026-12-01 or 2026-01-12',
    });
  });

  it('shows the number of a barcode that the shop does not know, and reads none with a detector that breaks', async () => {
    vi.stubGlobal('BarcodeDetector', detectorOf('96385074'));
    vi.stubGlobal(
      'TextDetector',
      class {
        detect() {
          return Promise.reject(new DOMException('no service', 'NotSupportedError'));
        }
      },
    );
    host.status = { ...host.status, photoAsked: true };
    try {
      await mount();
      await pick(asFile(await picture(600, 600), 'label.jpg'));
      expect(found()).toContain('Barcode 96385074');
      await tap('attach');
    } finally {
      vi.unstubAllGlobals();
    }
    expect(host.calls.find(([name]) => name === 'addPhoto')?.[2]).toEqual({ barcode: '96385074' });
  });

  it('says what went wrong, and takes another', async () => {
    host.status = { ...host.status, photoAsked: true };
    await mount();
    await pick(new File(['no picture'], 'x.heic', { type: 'image/heic' }));
    expect(note()?.textContent).toBe(PHOTO_STRINGS.en.unreadable);
    host.durable = async () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const small = asFile(await picture(20, 20), 'a.jpg');
    await pick(small);
    button('attach')?.click();
    await expect.poll(() => note()?.textContent).toBe(PHOTO_STRINGS.en.notKept);
    host.durable = async () => {};
    await tap('attach');
    expect(note()?.textContent).toBe(PHOTO_STRINGS.en.note);
    expect(host.photos.size).toBe(1);
  });

  it('keeps no photo twice where only some of them could be kept', async () => {
    host.status = { ...host.status, photoAsked: true };
    await mount();
    let tries = 0;
    host.durable = async () => {
      tries++;
      if (tries === 2) throw new DOMException('full', 'QuotaExceededError');
    };
    await pick(asFile(await picture(20, 20), 'a.jpg'), asFile(await picture(40, 20), 'b.jpg'));
    button('attach')?.click();
    await expect.poll(() => note()?.textContent).toBe(PHOTO_STRINGS.en.notKept);
    await settled();
    expect(picker()?.querySelectorAll('.previews li')).toHaveLength(1);
    await tap('attach');
    const widths = await Promise.all(
      [...host.photos.values()].map(async (jpeg) => (await createImageBitmap(jpeg)).width),
    );
    expect(widths).toEqual([20, 40]);
  });

  it('shows photos in the conversation, and says where one is gone', async () => {
    host.photos.set('p1', await picture(60, 40));
    const photos = ['p1', 'gone'].map((id) => ({ id, mediaType: 'image/jpeg' }));
    host.add({ role: 'shopper', id: 's1', at: NOW, text: '', delivery: 'local', photos });
    await mount();
    const drawn = () => shown()?.querySelector('canvas');
    await expect.poll(() => drawn()?.style.inlineSize).toBe('60px');
    expect(drawn()?.getAttribute('aria-label')).toBe('Your photo');
    const pixel = drawn()?.getContext('2d')?.getImageData(3, 3, 1, 1).data;
    expect(pixel?.[0]).toBeGreaterThan(200);
    expect(pixel?.[1]).toBeLessThan(60);
    expect(shown()?.querySelector('p')?.textContent).toBe(PHOTO_STRINGS.en.gone);
  });

  it.each([
    ['en', 'light'],
    ['ar', 'dark'],
    ['zh-Hans', 'light'],
  ] as const)('has nothing that axe finds, before and after one is picked, in %s and %s', async (locale, theme) => {
    host.status = { ...host.status, photoAsked: true };
    host.photos.set('p1', await picture(60, 40));
    const photos = [{ id: 'p1', mediaType: 'image/jpeg' }];
    host.add({ role: 'shopper', id: 's1', at: NOW, text: '', delivery: 'local', photos });
    await mount(locale, theme);
    await expect.poll(() => shown()?.querySelector('canvas') ?? null).not.toBeNull();
    // A colour half-way through a fade is no colour of the design.
    for (let fades = running(); fades.length > 0; fades = running()) {
      await Promise.allSettled(fades.map(({ finished }) => finished));
    }
    for (const step of ['before', 'after']) {
      const { violations } = await axe.run(chat);
      expect(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        step,
      ).toEqual([]);
      if (step === 'before') await pick(asFile(await picture(60, 40), 'a.jpg'));
    }
  });
});
