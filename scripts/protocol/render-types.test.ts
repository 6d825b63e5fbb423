import { readFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { PROTOCOL_DOCUMENT, PROTOCOL_TYPES } from './files.ts';
import { renderProtocolTypes } from './render-types.ts';

// The whole document is read and its code formatted each time.
vi.setConfig({ testTimeout: 60_000 });

const [document, kept] = await Promise.all([readFile(PROTOCOL_DOCUMENT, 'utf8'), readFile(PROTOCOL_TYPES, 'utf8')]);

it('the protocol’s types are those of its document (else: npx tsx scripts/protocol-types.ts)', async () => {
  expect(await renderProtocolTypes(document)).toBe(kept);
});

it('the protocol’s types follow a change of the document', async () => {
  const other = document.replace('enum: [email, phone, postcode]', 'enum: [email, phone, postcode, fax]');
  expect(await renderProtocolTypes(other)).toContain("'postcode' | 'fax'");
});
