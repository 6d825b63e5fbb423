import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    expect(host.photos.size).toBe(3);
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
    expect(note()?.textContent).toBe(PHOTO_STRINGS.en.notKept);
    host.durable = async () => {};
    await pick(small);
    expect(note()?.textContent).toBe(PHOTO_STRINGS.en.note);
    expect(host.photos.size).toBe(1);
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
  ] as const)('has nothing that axe finds, in %s and %s', async (locale, theme) => {
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
    const { violations } = await axe.run(chat);
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
