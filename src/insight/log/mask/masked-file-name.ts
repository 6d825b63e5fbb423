import { knownNames } from './known-names.ts';
import { maskText, placeholderOf } from './mask-text.ts';

/** Messengers call an export after whom it was with: `WhatsApp Chat with Maria Lopez.txt`, `WhatsApp Chat - Maria.zip`. */
const CHAT_WITH =
  /(?<=\bwhatsapp(?:[ -]?chat)?(?: (?:with|mit|con|com|avec|met|con|-))+ )[^/]+?(?=(?: \(\d+\))?\.[a-z]{2,4}(?:\/|$))/iu;

/** A file's name without those who are named in it. @param people Who is in its conversations. */
export function maskedFileName(file: string, people: Iterable<string>): string {
  const masked = maskText(file, knownNames([...people]), {});
  return masked.replace(CHAT_WITH, (found) => (found.startsWith('[') ? found : placeholderOf('name')));
}
