import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DeskClient } from '../client/desk-client.ts';
import { FakeDeskServer } from '../testing/fake-desk-server.ts';
import { Records } from './records.ts';

const LIN = { shop: 'fresh', customer_id: 'c-1' };
const ANA = { shop: 'fresh', customer_id: 'c-2' };

let server: FakeDeskServer;
let records: Records;
const onErased = vi.fn();

beforeEach(() => {
  server = new FakeDeskServer();
  vi.stubGlobal('fetch', server.fetch);
  onErased.mockClear();
  records = new Records(new DeskClient('t'), () => {}, onErased);
  records.ask(LIN);
});

const asked = (ask: string) => server.calls.filter(([name]) => name === ask).map(([, body]) => body);

describe('what comes late', () => {
  it('of an export is not that of the shopper who was named since', async () => {
    const release = server.hold('POST /privacy/export');
    const work = records.asked.export();
    records.ask(ANA);
    release();
    await work;
    expect(records.asked).toMatchObject({ shopper: ANA, exported: null, busy: null });
  });

  it('of an erasure is not either, and what was open of the shopper still goes', async () => {
    const release = server.hold('POST /privacy/erasure');
    const work = records.asked.erase();
    records.ask(ANA);
    release();
    expect(await work).toBe(true);
    expect(asked('POST /privacy/erasure')).toEqual([LIN]);
    expect(onErased).toHaveBeenCalledOnce();
    expect(records.asked.erasure).toBeNull();
  });

  it('is met again by whoever names that shopper again', async () => {
    const release = server.hold('POST /privacy/erasure');
    const work = records.asked.erase();
    records.ask(ANA);
    records.ask(LIN);
    expect(await records.asked.erase()).toBe(false);
    release();
    await work;
    expect(asked('POST /privacy/erasure')).toHaveLength(1);
    expect(records.asked.erasure?.receipt).toBe('era_7');
  });

  it('of a failure is not told of another', async () => {
    server.faults.set('POST /privacy/export', { status: 503 });
    const release = server.hold('POST /privacy/export');
    const work = records.asked.export();
    records.ask(ANA);
    release();
    await work;
    expect(records.asked.fault).toBeNull();
  });
});

it('erases once, however often it is asked to while it does', async () => {
  const both = await Promise.all([records.asked.erase(), records.asked.erase()]);
  expect(both).toEqual([true, false]);
  expect(asked('POST /privacy/erasure')).toHaveLength(1);
});

describe('a failure', () => {
  it('of an erasure is told no more when the same shopper is named again', async () => {
    server.faults.set('POST /privacy/erasure', { status: 503 });
    await records.asked.erase();
    expect(records.asked.fault).toBe('erasure');
    records.ask(LIN);
    expect(records.asked.fault).toBeNull();
  });

  it('of the log is none of the shopper’s data, nor the other way round', async () => {
    server.faults.set('GET /audit', { status: 503 });
    await records.log.load();
    expect([records.log.fault, records.asked.fault]).toEqual(['log', null]);
    server.faults.set('POST /privacy/export', { status: 403, type: 'not-allowed' });
    await records.asked.export();
    expect([records.log.fault, records.asked.fault]).toEqual(['log', 'not-allowed']);
  });
});

describe('an older page of the log', () => {
  const ids = () => records.log.entries?.map(({ id }) => id);

  it('follows the page that it was asked for after', async () => {
    await records.log.load();
    await records.log.loadOlder();
    expect(ids()).toEqual(['4', '3', '2', '1']);
  });

  describe('when a newest page came meanwhile, and rows would be missing between the two', () => {
    let late: { release: () => void; work: Promise<void> };

    beforeEach(async () => {
      await records.log.load();
      late = { release: server.hold('GET /audit'), work: records.log.loadOlder() };
      const at = '2026-11-21T10:05:00.000Z';
      const newer = ['6', '5'].map((id) => ({ id, at, actor: 'agt_mia', action: 'audit-read' }));
      server.audit = [...newer, ...server.audit];
      await records.log.load();
    });

    it('is left out', async () => {
      late.release();
      await late.work;
      expect(ids()).toEqual(['6', '5']);
      await records.log.loadOlder();
      expect(ids()).toEqual(['6', '5', '4', '3']);
    });

    it('is not told of where it failed', async () => {
      server.faults.set('GET /audit', { status: 503 });
      late.release();
      await late.work;
      expect(records.log.fault).toBeNull();
    });
  });
});
