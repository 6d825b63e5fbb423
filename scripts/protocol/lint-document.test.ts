import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { PROTOCOL_DOCUMENT } from './files.ts';
import { lintDocument } from './lint-document.ts';

// The whole document is read and its code formatted each time.
vi.setConfig({ testTimeout: 60_000 });

const document = await readFile(PROTOCOL_DOCUMENT, 'utf8');

/** The document with one thing in it changed. */
function changed(before: string, after: string): string {
  if (!document.includes(before)) throw new Error(`the document has no "${before}"`);
  return document.replace(before, after);
}

describe('the protocol’s OpenAPI document', () => {
  it('follows the specification and our own rules', async () => {
    expect(await lintDocument(document)).toEqual([]);
  });

  it.each([
    ['a reference to nothing', "/schemas/GuestOrder'", "/schemas/GuestOrdr'", 'resolve'],
    ['an operation without a name', '      operationId: rateHandoff\n', '', 'operationId'],
    ['a name used twice', 'operationId: rateHandoff', 'operationId: closeHandoff', 'operationId'],
    ['an example that does not fit', 'number: FR2611-04817\n        contact', 'number: 7\n        contact', 'number'],
    ['no word on whose token is taken', '      security:\n        - handoff: []\n', '', 'no security'],
    [
      'no answer to the unknown',
      "        default:\n          $ref: '#/components/responses/Problem'\n",
      '',
      'no default answer',
    ],
    ['a request without an example', / {12}examples:\n {14}guestLookup:\n.*\n/, '', 'no example of the request'],
    ['a thing that can be made twice', / {8}- \$ref: '#\/components\/parameters\/IdempotencyKey'\n/, '', 'made twice'],
    ['a secret in a URL', 'name: cursor', 'name: access_token', 'a secret in the URL'],
  ])('is at fault for %s', async (_, before, after, fault) => {
    const found = typeof before === 'string' ? before : (before.exec(document)?.[0] ?? 'nothing like it');
    expect((await lintDocument(changed(found, after))).join('\n')).toContain(fault);
  });
});
