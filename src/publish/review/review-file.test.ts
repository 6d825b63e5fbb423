import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from '#knowledge/encode-base64.ts';
import { canonicalJson } from '../canonical-json.ts';
import { publicHalf, signEd25519 } from '../ed25519.ts';
import { ParsedTexts } from '../parsed-texts.ts';
import { judgeVerdict, reviewRules } from './judge-verdict.ts';
import { readReviewRequest, readReviewVerdict, reviewRequest, reviewVerdict, type Signer } from './review-file.ts';

const signer = (name: string, byte: number): Signer => {
  const seed = new Uint8Array(32).fill(byte);
  return { name, key: encodeBase64(publicHalf(seed)), sign: async (bytes) => signEd25519(bytes, seed) };
};
const [author, reviewer, stranger] = [signer('Ana', 1), signer('Mia', 2), signer('Zoe', 3)] as const;
const at = '2026-03-01T10:00:00.000Z';
const rulesFile = (required: boolean, ...people: Signer[]) =>
  `required: ${required}\nreviewers: [${people.map(({ name, key }) => `{ name: ${name}, key: "${key}" }`).join(', ')}]\n`;
const published = new Map([
  ['pack.yaml', 'shop: s\n'],
  ['reviewers.yaml', rulesFile(true, reviewer)],
]);
const files = new Map([...published, ['answers/a.yaml', '- id: fee\n']]);
const request = () => reviewRequest({ files, published, note: 'The fee', at }, author);
const answer = async (by: Signer, verdict: 'approved' | 'rejected' = 'approved') => {
  const { tree = '', base = '' } = readReviewRequest(await request()) ?? {};
  return reviewVerdict({ tree, base, verdict, comment: 'Fine', at }, by);
};
const rules = reviewRules(files, published, author.key, new ParsedTexts());
const worth = async (text: string, now: ReadonlyMap<string, string> = files, live: typeof now | null = published) => {
  const verdict = readReviewVerdict(text);
  return verdict && judgeVerdict(verdict, { files: now, published: live, authorKey: author.key, rules });
};

describe('a review request', () => {
  it('carries the files and what was published before of those that changed', async () => {
    expect(readReviewRequest(await request())).toMatchObject({
      note: 'The fee',
      author: { name: 'Ana', key: author.key },
      before: { 'answers/a.yaml': null },
      files: Object.fromEntries(files),
    });
  });

  it('is refused when a file, the note or the author was changed on the way', async () => {
    const text = await request();
    for (const [from, to] of [
      ['- id: fee', '- id: fee2'],
      ['The fee', 'Typos'],
      ['Ana', 'Mia'],
    ] as const) {
      expect(text).toContain(from);
      expect(readReviewRequest(text.replace(from, to))).toBeNull();
    }
    const { content, signature } = JSON.parse(text);
    expect(readReviewRequest(JSON.stringify({ content, signature, key: stranger.key }))).toBeNull();
    expect(readReviewRequest('{}')).toBeNull();
    expect(readReviewRequest('no JSON')).toBeNull();
  });

  it('is refused when it was signed over other files than its hash tells', async () => {
    const { content } = JSON.parse(await request());
    const other = { ...content, files: { ...content.files, 'answers/a.yaml': '- id: other\n' } };
    const lying = await reviewRequest({ files, published, note: '', at }, author);
    expect(readReviewRequest(lying)).not.toBeNull();
    const signature = encodeBase64(await author.sign(strToU8(canonicalJson(other))));
    expect(readReviewRequest(JSON.stringify({ content: other, key: author.key, signature }))).toBeNull();
  });

  it('is refused when what it calls “before” is not what its hash tells: a change would be hidden', async () => {
    const { content } = JSON.parse(await request());
    const hiding = { ...content, before: {} };
    const signature = encodeBase64(await author.sign(strToU8(canonicalJson(hiding))));
    expect(readReviewRequest(JSON.stringify({ content: hiding, key: author.key, signature }))).toBeNull();
  });
});

describe('the second person’s word', () => {
  it('counts as what it says when it is of these files and by a reviewer of the shop', async () => {
    expect(await worth(await answer(reviewer))).toBe('approved');
    expect(await worth(await answer(reviewer, 'rejected'))).toBe('rejected');
  });

  it('is nothing once it was changed', async () => {
    const text = await answer(reviewer, 'rejected');
    expect(await worth(text.replace('"rejected"', '"approved"'))).toBeNull();
    expect(await worth(text.replace('Fine', 'Fine!'))).toBeNull();
  });

  it('is stale after any file changed, not of worth by the author, and not by somebody unknown', async () => {
    expect(await worth(await answer(reviewer), new Map([...files, ['lexicon.yaml', '']]))).toBe('stale');
    expect(await worth(await answer(reviewer), files, files)).toBe('stale');
    expect(await worth(await answer(reviewer), files, null)).toBe('stale');
    expect(await worth(await answer(author))).toBe('own');
    expect(await worth(await answer(stranger))).toBe('stranger');
  });
});

describe('who reviews', () => {
  const parsed = new ParsedTexts();

  it('is what the published version says: nobody puts themselves on the list in the change that they want through', () => {
    const changed = new Map([...files, ['reviewers.yaml', rulesFile(false, stranger)]]);
    const { required, reviewers } = reviewRules(changed, published, author.key, parsed);
    expect(required).toBe(true);
    expect(reviewers.map(({ name }) => name)).toEqual(['Mia']);
  });

  it('is what the draft says where nothing was published, and nobody where nothing is said', () => {
    expect(reviewRules(files, null, author.key, parsed).reviewers.map(({ name }) => name)).toEqual(['Mia']);
    expect(reviewRules(new Map(), null, author.key, parsed)).toEqual({ required: false, reviewers: [] });
  });

  it('is what the draft says where the published version named nobody but the author: else no review could ever be given', () => {
    const alone = [rulesFile(true), rulesFile(true, author)].map((rules) => new Map([['reviewers.yaml', rules]]));
    for (const before of [new Map([['pack.yaml', 'shop: s\n']]), ...alone]) {
      expect(reviewRules(files, before, author.key, parsed)).toMatchObject({
        required: true,
        reviewers: [{ name: 'Mia' }],
      });
    }
  });

  it('lets nothing through where the list cannot be read', () => {
    expect(reviewRules(new Map([['reviewers.yaml', 'required: perhaps']]), null, author.key, parsed)).toEqual({
      required: true,
      reviewers: [],
    });
  });
});
