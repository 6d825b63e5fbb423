import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('settings', () => {
  it('need nothing', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 8787, hostname: '127.0.0.1', trustedProxyHops: 0 });
    expect(settings.database).toEqual({ databaseUrl: undefined, pgliteFolder: undefined, nats: undefined });
    expect(settings.jwtKey.length).toBeGreaterThanOrEqual(32);
    expect(settings.deskSignOn).toBeUndefined();
    expect(settings.push).toBeUndefined();
  });

  it('name the variable that cannot be what it says', () => {
    expect(() => readSettings({ RETENTION_PHOTO_DAYS: 'many' })).toThrow('RETENTION_PHOTO_DAYS');
    expect(() => readSettings({ SHOPPER_PUBLIC_KEY: 'x' })).toThrow('SHOPPER_PUBLIC_KEY');
    expect(() => readSettings({ VAPID_PUBLIC_KEY: 'x' })).toThrow('VAPID_SUBJECT');
    expect(() => readSettings({ DESK_SSO_JWKS_URL: 'https://login.example/keys' })).toThrow('DESK_SSO_ISSUER');
  });

  it('take a sign-on, NATS and days', () => {
    const settings = readSettings({
      DESK_SSO_JWKS_URL: 'https://login.example/keys',
      DESK_SSO_ISSUER: 'https://login.example',
      DESK_SSO_AUDIENCE: 'desk',
      NATS_URL: 'nats://a:4222,nats://b:4222',
      NATS_REPLICAS: '3',
      RETENTION_HANDOFF_DAYS: '30',
    });
    expect(settings.deskSignOn).toMatchObject({ issuer: 'https://login.example', roleClaim: 'roles' });
    expect(settings.database.nats).toMatchObject({ servers: 'nats://a:4222,nats://b:4222', replicas: 3 });
    expect(settings.retention).toMatchObject({ handoffs: 30, photos: 90 });
  });
});
