import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

const CORNER = 'tests/fixtures/packs/corner';
const COMMAND = ['node_modules/tsx/dist/cli.mjs', 'scripts/nlu.ts'];

function nlu(args: string[], input: string) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...COMMAND, ...args], { input, encoding: 'utf8' });
  const rows = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { rows, stderr, status };
}

const asLines = (rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('nlu', { timeout: 60_000 }, () => {
  it('reads each line in order over several processes, with its other fields', () => {
    const texts = ['转人工', '👍', 'hello', 'FR20260001'];
    const input = Array.from({ length: 5000 }, (_, id) => ({ id, text: texts[id % 4], intent: 'guess' }));
    const { rows, status } = nlu(['--tier', 'lexical', '--processes', '2'], asLines(input));
    expect(status).toBe(0);
    expect(rows.map(({ id }) => id)).toEqual(input.map(({ id }) => id));
    expect(rows[4996]).toEqual({
      id: 4996,
      text: '转人工',
      intent: 'human.agent',
      confidence: expect.any(Number) as number,
      band: 'answer',
      emotion: 'neutral',
      language: 'zh-Hans',
      entities: [],
    });
  });

  it('puts an error in the place of a line that is no message, reads the rest, and ends with 1', () => {
    const input = '\ufeff{"text":"hello"}\r\n\n{"text":\n{"txet":"hello"}\n{"text":"转人工"}';
    const { rows, stderr, status } = nlu(['--tier', 'lexical'], input);
    expect(status).toBe(1);
    expect(stderr).toBe('2 lines could not be read\n');
    expect(rows).toMatchObject([
      { text: 'hello' },
      { error: expect.stringContaining('not JSON') as string, line: 3 },
      { error: 'want an object with a string "text"', line: 4 },
      { text: '转人工', intent: 'human.agent' },
    ]);
  });

  it('answers a line before the next one is there', async () => {
    const child = spawn(process.execPath, [...COMMAND, '--tier', 'lexical'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.write('{"text":"hello"}\n');
    const [data] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(data.toString())).toMatchObject({ text: 'hello' });
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('knows the words of a pack', () => {
    const { rows } = nlu(['--tier', 'lexical', '--pack', CORNER], '{"text":"三文鱼多少钱"}\n');
    expect(rows[0]).toMatchObject({ entities: [{ type: 'product', text: '三文鱼' }] });
  });

  it.each([
    [['--tier', 'huge'], 2, '--tier huge'],
    [['--in', 'no-such-file.jsonl'], 1, 'no-such-file.jsonl'],
    [['--tier', 'lexical', '--pack', 'tests/fixtures'], 1, 'neither manifest.json nor pack.yaml'],
  ])('says what is wrong with %j', (args, code, message) => {
    const { stderr, status } = nlu(args, '');
    expect(status).toBe(code);
    expect(stderr).toContain(message);
  });
});
