import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Fact } from '../../../src/llm/find-facts.ts';
import { POCKET_SIGNS } from '../../../src/llm/pocket-prompt.ts';
import { SLOTS, slotMark } from '../../../src/llm/slots.ts';

// Makes the pocket generator's tokenizer from `texts.txt`: every sign of Chinese, digit and mark is a word of its own, so that
// what is copied is cut as it was cut in the source; Latin words are made of pairs that were merged (byte pair encoding,
// Sennrich et al. 2016). What is in neither comes as bytes.

const WORK = new URL('../.work/pocket/', import.meta.url);
const SPECIAL = ['<pad>', '<s>', '</s>', '<unk>'];
const SIGNS_AT_LEAST = 3;
const MERGES = 3_600;
/** What is one piece before anything is merged: a Latin word with the space before it, or one sign. */
const PIECES = '▁?[A-Za-z]+|[^A-Za-z]';

const texts = readFileSync(new URL('texts.txt', WORK), 'utf8');
const words = new Map<string, number>();
const signs = new Map<string, number>();
for (const [piece] of texts.replaceAll(' ', '▁').matchAll(new RegExp(PIECES, 'gu'))) {
  const counts = /[A-Za-z]/.test(piece) ? words : signs;
  counts.set(piece, (counts.get(piece) ?? 0) + 1);
}
const slots = (Object.keys(SLOTS) as Fact['kind'][]).flatMap((kind) =>
  Array.from({ length: SLOTS[kind] }, (_, index) => slotMark(kind, index)),
);
const added = [...SPECIAL, ...POCKET_SIGNS, ...slots];
const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`);
const common = [...signs]
  .filter(([, count]) => count >= SIGNS_AT_LEAST)
  .sort((a, b) => b[1] - a[1])
  .map(([sign]) => sign);
const letters = [...'▁ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
const vocabulary = [...new Set([...added, ...bytes, ...letters, ...common])];
const merges = learnMerges();
for (const [left, right] of merges) if (!vocabulary.includes(left + right)) vocabulary.push(left + right);

mkdirSync(WORK, { recursive: true });
write('tokenizer.json', {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: added.map((content, id) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: id < SPECIAL.length,
  })),
  normalizer: { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
  pre_tokenizer: { type: 'Split', pattern: { Regex: PIECES }, behavior: 'Isolated', invert: false },
  post_processor: {
    type: 'TemplateProcessing',
    single: [{ SpecialToken: { id: '<s>', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
    pair: [{ Sequence: { id: 'A', type_id: 0 } }, { Sequence: { id: 'B', type_id: 0 } }],
    special_tokens: { '<s>': { id: '<s>', ids: [1], tokens: ['<s>'] } },
  },
  decoder: {
    type: 'Sequence',
    decoders: [{ type: 'Replace', pattern: { String: '▁' }, content: ' ' }, { type: 'ByteFallback' }, { type: 'Fuse' }],
  },
  model: {
    type: 'BPE',
    dropout: null,
    unk_token: '<unk>',
    continuing_subword_prefix: null,
    end_of_word_suffix: null,
    fuse_unk: false,
    byte_fallback: true,
    ignore_merges: false,
    vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
    merges,
  },
});
write('tokenizer_config.json', {
  tokenizer_class: 'PreTrainedTokenizerFast',
  bos_token: '<s>',
  eos_token: '</s>',
  pad_token: '<pad>',
  unk_token: '<unk>',
  model_max_length: 640,
  clean_up_tokenization_spaces: false,
});
process.stdout.write(`${vocabulary.length} pieces: ${common.length} signs, ${merges.length} merges\n`);

/** The most frequent pair becomes one piece, again and again; ties by the text of the pair, so that the same text gives the same file. */
function learnMerges(): [string, string][] {
  const parts = [...words].map(([word, count]) => ({ pieces: [...word], count }));
  const learnt: [string, string][] = [];
  const counts = new Map<string, number>();
  const where = new Map<string, Set<number>>();
  const note = (at: number, sign: 1 | -1): void => {
    const { pieces, count } = parts[at] as (typeof parts)[number];
    for (let n = 0; n + 1 < pieces.length; n++) {
      const pair = `${pieces[n]} ${pieces[n + 1]}`;
      counts.set(pair, (counts.get(pair) ?? 0) + sign * count);
      const seen = where.get(pair) ?? new Set();
      where.set(pair, seen.add(at));
    }
  };
  for (const at of parts.keys()) note(at, 1);
  while (learnt.length < MERGES) {
    let best = '';
    let most = 1;
    for (const [pair, count] of counts)
      if (count > most || (count === most && pair < best)) [best, most] = [pair, count];
    if (best === '') break;
    const [left = '', right = ''] = best.split(' ');
    learnt.push([left, right]);
    for (const at of where.get(best) ?? []) {
      const part = parts[at] as (typeof parts)[number];
      note(at, -1);
      part.pieces = merged(part.pieces, left, right);
      note(at, 1);
    }
    counts.delete(best);
    where.delete(best);
  }
  return learnt;
}

function merged(pieces: readonly string[], left: string, right: string): string[] {
  const out: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const isPair = pieces[at] === left && pieces[at + 1] === right;
    out.push(isPair ? left + right : (pieces[at] as string));
    if (isPair) at++;
  }
  return out;
}

function write(name: string, value: unknown): void {
  writeFileSync(new URL(name, WORK), JSON.stringify(value));
}
