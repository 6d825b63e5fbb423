import { describe, expect, it } from 'vitest';
import { type AnswerFacts, isSafeToKeep } from './safe-to-keep.ts';

const script: AnswerFacts = { status: 200, redirected: false, contentType: 'text/javascript', cacheControl: null };
const html: AnswerFacts = { ...script, contentType: 'text/html; charset=utf-8' };

describe('isSafeToKeep', () => {
  it('keeps a file that came whole and a page that is one', () => {
    expect(isSafeToKeep('file', script)).toBe(true);
    expect(isSafeToKeep('page', html)).toBe(true);
  });

  it('refuses HTML where a script, JSON or a model was asked for', () => {
    expect(isSafeToKeep('file', html)).toBe(false);
    expect(isSafeToKeep('file', { ...html, contentType: ' TEXT/HTML' })).toBe(false);
  });

  it('refuses a page that is not HTML', () => {
    expect(isSafeToKeep('page', { ...html, contentType: 'application/json' })).toBe(false);
  });

  it('keeps a file of no stated type', () => {
    expect(isSafeToKeep('file', { ...script, contentType: null })).toBe(true);
  });

  it.each([0, 206, 304, 404, 500])('refuses status %i', (status) => {
    expect(isSafeToKeep('file', { ...script, status })).toBe(false);
  });

  it('refuses what came from elsewhere and what says no-store', () => {
    expect(isSafeToKeep('file', { ...script, redirected: true })).toBe(false);
    expect(isSafeToKeep('page', { ...html, cacheControl: 'private, No-Store' })).toBe(false);
  });
});
