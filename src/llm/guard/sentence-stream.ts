export interface SentenceStream {
  /** Takes a piece of text; gives the sentences that are whole by now, with the space that follows them. */
  add(piece: string): string[];
  /** What is left when nothing more comes. */
  end(): string[];
}

/** Ends of sentences with the marks that close them, and the space after them; or the end of a line. */
const END = /(?:[.!?…。！？]+["'”’」』》)\]）】]*)\s*|\s*\n\s*/gu;
/** In front of a full stop that does not end the sentence, unless a capital follows the last three. */
const ABBREVIATION =
  /(?<![\p{L}\p{N}])(?:e\.g|i\.e|a\.m|p\.m|etc|no|nos|mr|mrs|ms|dr|st|vs|approx|incl|excl|max|min|tel|ext|inc|ltd|co|p|art|fig|\p{Lu})$/iu;
const MAY_END = /(?:a\.m|p\.m|etc)$/iu;
/** An agreement alone agrees to what the next sentence says: the two are one. */
const AGREEMENT =
  /^\s*(?:yes|no|certainly|of course|sure|yes,? please do)(?:,? (?:of course|it|that|this|you|we|they|she|he|i)(?: (?:is|are|was|can|may|do|does|did|will|would|should|could))?)?$/i;
/** The number of an item: `1. Open the order`. */
const ITEM = /^\s*\d{1,2}$/;

/**
 * Cuts a text that comes in pieces into sentences, Chinese or with Latin letters; the pieces make no difference. Put together
 * the sentences are the text. Numbers, links and abbreviations are not cut.
 */
export function createSentenceStream(): SentenceStream {
  let held = '';
  return {
    add(piece) {
      held += piece;
      const sentences: string[] = [];
      // Whether a mark ends a sentence shows in the character behind it.
      for (let end = firstEnd(held); end !== null; end = firstEnd(held)) {
        sentences.push(held.slice(0, end));
        held = held.slice(end);
      }
      return sentences;
    },
    end() {
      const rest = held;
      held = '';
      return rest.trim() === '' ? [] : [rest];
    },
  };
}

/** Where the next sentence begins; null where that is not known yet. */
function firstEnd(text: string): number | null {
  for (const found of text.matchAll(END)) {
    const end = found.index + found[0].length;
    if (end >= text.length) return null;
    if (found.index > 0 && isEnd(text.slice(0, found.index), found[0], text.slice(end, end + 2))) return end;
  }
  return null;
}

function isEnd(before: string, marks: string, after: string): boolean {
  if (before.trim() === '') return false;
  if (marks.includes('\n')) return true;
  if (isInLink(before)) return false;
  if (/[。！？]/.test(marks)) return true;
  const spaced = /\s$/.test(marks);
  if (!spaced) return /[!?]/.test(marks) && /^\p{Script=Han}/u.test(after);
  if (!marks.startsWith('.') || /^\.\./.test(marks)) return !/^\p{Ll}/u.test(after) || /[!?]/.test(marks);
  if (ITEM.test(before) || (!marks.includes('?') && AGREEMENT.test(before))) return false;
  return !ABBREVIATION.test(before) || (MAY_END.test(before) && !/^\p{Ll}/u.test(after));
}

/** After `[` or `](` with nothing that closes it. */
const isInLink = (before: string): boolean => /\[[^\]\n]*$|\]\([^)\s]*$/.test(before);
