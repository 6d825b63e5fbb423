import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const CORNER = 'tests/fixtures/packs/corner';

function retrieve(args: string[], input = '') {
  return spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/retrieve.ts', ...args], {
    input,
    encoding: 'utf8',
  });
}

describe('retrieve', { timeout: 60_000 }, () => {
  it('answers each line in order, in the language of the question or the one asked for', () => {
    const questions = [{ text: '邮费多少' }, { text: 'how much is delivrey' }, { text: '三文鱼', locale: 'en' }];
    const { stdout, status } = retrieve(
      ['--pack', CORNER, '--in', '-', '--limit', '2'],
      `${questions.map((question) => JSON.stringify(question)).join('\n\n')}\n`,
    );
    expect(status).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ text }) => text)).toEqual(questions.map(({ text }) => text));
    expect(lines[0]).toEqual({
      text: '邮费多少',
      hits: expect.arrayContaining([
        {
          kind: 'answer',
          id: 'delivery-fee',
          locale: 'zh-Hans',
          title: '运费和包邮门槛',
          score: expect.any(Number) as number,
          confidence: expect.any(Number) as number,
        },
      ]) as unknown[],
      tookMs: expect.any(Number) as number,
    });
    expect(lines[1]).toMatchObject({ hits: [{ id: 'delivery-fee', locale: 'en' }, {}] });
  });

  it('names the line that is no question', () => {
    const { stderr, stdout, status } = retrieve(['--pack', CORNER, '--in', '-'], '{"text":"运费"}\n{"txet":1}\n');
    expect(status).toBe(2);
    expect(stderr).toContain('-:2: text: ');
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  it('says what a folder lacks to be a pack', () => {
    const { stderr, status } = retrieve(['--pack', 'tests/fixtures/packs', '--in', '-'], '');
    expect(status).toBe(1);
    expect(stderr).toBe('tests/fixtures/packs has neither manifest.json nor pack.yaml\n');
  });
});
