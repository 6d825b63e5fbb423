import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';

// Cuts the exercises into the ids of tokens, by the code that does it in the browser:
//
// PART.u16          all prompts and targets one after another, `<s>` before and `</s>` after
// PART.offsets.u32  for each exercise where its prompt begins and where its target begins; at last the end of all

const WORK = new URL('../.work/pocket/', import.meta.url);
const END = 2;
/** Longer ones are left out: few, and dear to train. */
const LONGEST = 420;

const tokenizer = new Tokenizer(read('tokenizer.json'), read('tokenizer_config.json'));
const rows = readFileSync(new URL('exercises.jsonl', WORK), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { part: string; prompt: string; target: string });

for (const part of ['drill', 'train', 'dev']) {
  const file = openSync(new URL(`${part}.u16`, WORK), 'w');
  const offsets: number[] = [];
  let at = 0;
  let tooLong = 0;
  let unlike = 0;
  for (const { prompt, target } of rows.filter((row) => row.part === part)) {
    const before = tokenizer.encode(prompt).ids;
    const after = [...tokenizer.encode(target, { add_special_tokens: false }).ids, END];
    if (target !== '' && tokenizer.decode(after.slice(0, -1)) !== target) unlike += 1;
    if (before.length + after.length > LONGEST) {
      tooLong += 1;
      continue;
    }
    offsets.push(at, at + before.length);
    at += before.length + after.length;
    writeSync(file, Uint16Array.from([...before, ...after]));
  }
  closeSync(file);
  writeFileSync(new URL(`${part}.offsets.u32`, WORK), Uint32Array.from([...offsets, at]));
  process.stdout.write(
    `${part}: ${offsets.length / 2} exercises, ${at} tokens, ${tooLong} too long, ${unlike} do not come back\n`,
  );
}

function read(name: string): object {
  return JSON.parse(readFileSync(new URL(name, WORK), 'utf8')) as object;
}
