import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEYS } from '#examples/merchant/services/identity/testing/sign-as.ts';
import { type BackendUnderAttack, startBackend } from '../security/backend-under-attack.ts';

const guide = await readFile(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = '']) => code);

/** What a shell wrote, with the commands that led to it where it failed. */
function runShell(script: string, env: Record<string, string>): Promise<{ code: number; out: string }> {
  return new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-eu', '-o', 'pipefail', '-c', script], { env: { ...process.env, ...env } });
    let out = '';
    shell.stdout.on('data', (part) => {
      out += part;
    });
    shell.stderr.on('data', (part) => {
      out += part;
    });
    shell.once('error', reject).once('close', (code) => resolve({ code: code ?? 1, out }));
  });
}

describe('the guide to the protocol', () => {
  let backend: BackendUnderAttack;
  beforeAll(async () => {
    backend = await startBackend();
  }, 60_000);
  afterAll(() => backend.close());

  it('has examples that run as they stand, one after the other', async () => {
    const curls = blocks.join('\n').match(/curl /g) ?? [];
    expect(curls.length).toBeGreaterThan(10);
    const [setup = '', ...others] = blocks;
    expect(setup).toContain('B=http://127.0.0.1:8787/fresh/support/v1');
    const here = setup.replace('http://127.0.0.1:8787', backend.url);
    const { code, out } = await runShell([here, ...others].join('\n'), { SECRET: KEYS.custom.secret });
    expect(out, out.slice(-500)).toContain('"outcome":"review"');
    expect(code).toBe(0);
    for (const said of ['"features"', '"FR2611-04817"', '"next_cursor"', '"ticket_number"', 'Hello?', '"score":5']) {
      expect(out).toContain(said);
    }
  });

  it('names only what there is', async () => {
    const paths = [...guide.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths.filter((each) => each !== 'adapters')) {
      await expect(
        readFile(new URL(path, new URL('../../docs/', import.meta.url))).catch((error) => error.code),
      ).resolves.not.toBe('ENOENT');
    }
    const document = await readFile(new URL('../../docs/merchant-protocol.openapi.yaml', import.meta.url), 'utf8');
    for (const [, path = ''] of guide.matchAll(/`(?:GET|POST) (\/[\w/{}-]+)`/g))
      expect(document).toContain(`\n  ${path}:\n`);
  });
});
