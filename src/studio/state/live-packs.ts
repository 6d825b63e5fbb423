import * as v from 'valibot';

const livePacks = v.record(v.string(), v.strictObject({ pack: v.string(), key: v.string() }));

/** Shop → where its published pack lies, and the public key of its signature (base64). */
export type LivePacks = Readonly<v.InferOutput<typeof livePacks>>;

/** What the page was given; none where it was given nothing that can be read. */
export function parseLivePacks(text: string | null): LivePacks {
  try {
    const parsed = v.safeParse(livePacks, JSON.parse(text ?? '{}'));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}
