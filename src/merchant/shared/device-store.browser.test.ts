import { expect, it } from 'vitest';
import { eraseDeviceStore, openDeviceStore } from './device-store.ts';

it('keeps for the next page, and erases what it kept and nothing else', () => {
  localStorage.setItem('of-the-shop', 'stays');
  openDeviceStore().set('secret', 's');
  expect(openDeviceStore().get('secret')).toBe('s');
  eraseDeviceStore();
  expect(openDeviceStore().get('secret')).toBeNull();
  expect(localStorage.getItem('of-the-shop')).toBe('stays');
  localStorage.removeItem('of-the-shop');
});
