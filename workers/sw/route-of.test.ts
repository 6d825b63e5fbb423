import { describe, expect, it } from 'vitest';
import { type RequestFacts, type RouteSetup, routeOf } from './route-of.ts';

const ORIGIN = 'https://shop.example';
const shell = new Set([`${ORIGIN}/aisle/aisle.js`, `${ORIGIN}/aisle/assets/panel-BaC2_x9Q.js`, `${ORIGIN}/chat.html`]);
const setup: RouteSetup = {
  origin: ORIGIN,
  basePath: '/aisle/',
  keepPages: false,
  isShell: (url) => shell.has(url),
};
const withPages: RouteSetup = { ...setup, keepPages: true };

function request(path: string, facts: Partial<RequestFacts> = {}): RequestFacts {
  return {
    url: new URL(path, ORIGIN).href,
    method: 'GET',
    mode: 'cors',
    destination: '',
    hasAuthorization: false,
    hasRange: false,
    isNoStore: false,
    ...facts,
  };
}

const navigation = { mode: 'navigate', destination: 'document' };

describe('routeOf', () => {
  it('answers files of the shell from the precache', () => {
    expect(routeOf(request('/aisle/aisle.js', { destination: 'script' }), setup)).toEqual({
      kind: 'shell',
      url: `${ORIGIN}/aisle/aisle.js`,
    });
    expect(routeOf(request('/aisle/assets/panel-BaC2_x9Q.js'), setup).kind).toBe('shell');
  });

  it('takes the chat page from the shell whatever shop its query names', () => {
    expect(routeOf(request('/chat.html?shop=beauty', navigation), setup)).toEqual({
      kind: 'shell',
      url: `${ORIGIN}/chat.html`,
    });
  });

  it('does not take a script with a query for the file without it', () => {
    expect(routeOf(request('/aisle/aisle.js?debug'), setup)).toEqual({ kind: 'revalidated', purpose: 'code' });
  });

  it.each([
    ['/aisle/packs/fresh/answers-en-3f2a9c01b7d4e655.json', { kind: 'immutable', purpose: 'pack' }],
    ['/aisle/packs/fresh/manifest.json', { kind: 'revalidated', purpose: 'pack' }],
    ['/aisle/packs/fresh/manifest.sig', { kind: 'revalidated', purpose: 'pack' }],
    ['/aisle/models/nano.0f1e2d3c4b5a6978.bin', { kind: 'immutable', purpose: 'model' }],
    ['/aisle/models/manifest.json', { kind: 'revalidated', purpose: 'model' }],
    ['/aisle/assets/nano-DM-WU8nv.bin', { kind: 'immutable', purpose: 'model' }],
    ['/aisle/assets/ort-BaC2_x9Q.wasm', { kind: 'immutable', purpose: 'code' }],
    ['/aisle/aisle.mjs', { kind: 'revalidated', purpose: 'code' }],
    ['/aisle/readme-document.json', { kind: 'revalidated', purpose: 'code' }],
  ])('keeps %s as %o', (path, policy) => {
    expect(routeOf(request(path), setup)).toEqual(policy);
  });

  it.each([
    ['a POST', request('/aisle/packs/fresh/manifest.json', { method: 'POST' })],
    ['anything with Authorization', request('/aisle/packs/fresh/manifest.json', { hasAuthorization: true })],
    ['a part of a file', request('/aisle/models/nano.0f1e2d3c.bin', { hasRange: true })],
    ['what its asker keeps', request('/aisle/assets/model_quantized-BaC2_x9Q.onnx', { isNoStore: true })],
    ['another origin', request('https://cdn.example/aisle/aisle.js')],
    ['a backend below the base path', request('/aisle/api/orders')],
    ['a navigation below the base path', request('/aisle/', navigation)],
  ])('leaves %s alone, also where pages are kept', (_, facts) => {
    expect(routeOf(facts, setup)).toEqual({ kind: 'ignore' });
    expect(routeOf(facts, withPages)).toEqual({ kind: 'ignore' });
  });

  it('leaves the shop alone unless its pages are to be kept', () => {
    expect(routeOf(request('/fresh/', navigation), setup)).toEqual({ kind: 'ignore' });
    expect(routeOf(request('/assets/shop.css', { destination: 'style' }), setup)).toEqual({ kind: 'ignore' });
  });

  it('keeps pages and static files of the shop where asked to', () => {
    expect(routeOf(request('/fresh/', navigation), withPages)).toEqual({ kind: 'page' });
    for (const destination of ['style', 'script', 'image', 'font', 'json', 'manifest']) {
      expect(routeOf(request('/assets/x', { destination }), withPages)).toEqual({ kind: 'asset' });
    }
  });

  it('never keeps what a page fetches by itself: orders, handoffs, their event streams, the session', () => {
    for (const path of ['/fresh/support/v1/capabilities', '/fresh/support/v1/handoffs/1/events', '/fresh/session']) {
      expect(routeOf(request(path), withPages)).toEqual({ kind: 'ignore' });
    }
  });
});
