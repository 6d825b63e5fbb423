import { strToU8 } from 'fflate';
import * as v from 'valibot';
import { atOnce } from '#knowledge/at-once.ts';
import { decodeBase64 } from '#knowledge/decode-base64.ts';
import { encodeBase64 } from '#knowledge/encode-base64.ts';
import { canonicalJson } from '../canonical-json.ts';
import { verifyEd25519 } from '../ed25519.ts';
import type { SourceFiles } from '../source-files.ts';
import { treeHash } from './tree-hash.ts';

/** Who signs, and how: the private half stays where it is. */
export interface Signer {
  name: string;
  /** Base64 of the raw 32 bytes. */
  key: string;
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

const FORMAT = 'aisle-review/1';
const person = v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)), key: v.string() });
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const at = v.pipe(v.string(), v.isoTimestamp());

const requestSchema = v.strictObject({
  format: v.literal(FORMAT),
  kind: v.literal('request'),
  /** See `treeHash`, of `files`. */
  tree: hash,
  /** The same of what was published before: what the changes are changes to. */
  base: hash,
  note: v.pipe(v.string(), v.maxLength(2000)),
  author: person,
  at,
  /** What is to be published. */
  files: v.record(v.string(), v.string()),
  /** What was published before, of the files that differ; null: was not there. */
  before: v.record(v.string(), v.nullable(v.string())),
});

const verdictSchema = v.strictObject({
  format: v.literal(FORMAT),
  kind: v.literal('verdict'),
  tree: hash,
  base: hash,
  verdict: v.picklist(['approved', 'rejected']),
  comment: v.pipe(v.string(), v.maxLength(2000)),
  reviewer: person,
  at,
});

export type ReviewRequest = v.InferOutput<typeof requestSchema>;
export type ReviewVerdict = v.InferOutput<typeof verdictSchema>;

/** Asks a second person to look at `files`. @param published What is live; empty where nothing is. */
export async function reviewRequest(
  { files, published, note, at }: { files: SourceFiles; published: SourceFiles; note: string; at: string },
  author: Signer,
): Promise<string> {
  const paths = new Set([...files.keys(), ...published.keys()]);
  const changed = [...paths].filter((path) => files.get(path) !== published.get(path));
  const request: ReviewRequest = {
    format: FORMAT,
    kind: 'request',
    tree: treeHash(files),
    base: treeHash(published),
    note,
    author: { name: author.name, key: author.key },
    at,
    files: Object.fromEntries(files),
    before: Object.fromEntries(changed.map((path) => [path, published.get(path) ?? null])),
  };
  return signed(request, author);
}

/** The second person's word on the tree of a request, and on its base: the changes that they saw. */
export async function reviewVerdict(
  { tree, base, verdict, comment, at }: Pick<ReviewVerdict, 'tree' | 'base' | 'verdict' | 'comment' | 'at'>,
  reviewer: Signer,
): Promise<string> {
  const { name, key } = reviewer;
  return signed(
    { format: FORMAT, kind: 'verdict', tree, base, verdict, comment, reviewer: { name, key }, at },
    reviewer,
  );
}

/** What was published before, as the request has it. */
export function beforeOf({ files, before }: Pick<ReviewRequest, 'files' | 'before'>): Map<string, string> {
  const old = new Map(Object.entries(files));
  for (const [path, text] of Object.entries(before)) {
    if (text === null) old.delete(path);
    else old.set(path, text);
  }
  return old;
}

/** Reads a request; null where it is none, was changed after it was signed, or its files are not those of its hashes. */
export function readReviewRequest(text: string): ReviewRequest | null {
  const body = verified(text);
  const request = v.safeParse(requestSchema, body?.content);
  if (!request.success || request.output.author.key !== body?.key) return null;
  const { files, tree, base } = request.output;
  const isWhole = treeHash(new Map(Object.entries(files))) === tree && treeHash(beforeOf(request.output)) === base;
  return isWhole ? request.output : null;
}

/** Reads a verdict; null where it is none or was changed after it was signed. */
export function readReviewVerdict(text: string): ReviewVerdict | null {
  const body = verified(text);
  const verdict = v.safeParse(verdictSchema, body?.content);
  return verdict.success && verdict.output.reviewer.key === body?.key ? verdict.output : null;
}

async function signed(content: ReviewRequest | ReviewVerdict, signer: Signer): Promise<string> {
  const signature = await signer.sign(strToU8(canonicalJson(content)));
  return `${JSON.stringify({ content, key: signer.key, signature: encodeBase64(signature) })}\n`;
}

const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const envelope = v.strictObject({ content: v.unknown(), key: base64, signature: base64 });

function verified(text: string): { content: unknown; key: string } | null {
  const file = v.safeParse(v.pipe(v.string(), v.parseJson(), envelope), text);
  if (!file.success) return null;
  const { content, key, signature } = file.output;
  const [raw, mark] = [key, signature].map((value) => atOnce(decodeBase64(value)));
  const isTheirs = raw && mark && verifyEd25519(raw, mark, strToU8(canonicalJson(content)));
  return isTheirs ? { content, key } : null;
}
