import { expect, it } from 'vitest';
import { proofFile } from './save-proof.ts';

it('gives failures as CSV without a cell that a spreadsheet would work out', () => {
  const failure = {
    ...{ kind: 'contradiction', conversation: 'c1', position: 0, text: '=HYPERLINK("x")', read: null },
    ...{ answered: '@home', agentSaid: '+1', what: '-1', near: null },
  };
  const proof = { draft: { failures: [failure] }, live: null } as unknown as Parameters<typeof proofFile>[0];
  const csv = proofFile(proof, 'csv', 'en');
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv).toMatch(/"'@home","'\+1","'-1"/);
});
