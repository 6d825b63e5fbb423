import type { Claim } from './claim.ts';

/** `[name](href)` whole, with the image's exclamation mark. */
const MARKDOWN = /!?\[([^\]\n]*)\]\(([^)\n]*)\)/g;
const LINKS: readonly RegExp[] = [
  MARKDOWN,
  /\b(?:h(?:tt|xx)ps?|ftp|file|data|javascript|vbscript|mailto|tel|sms|weixin|wxp?|intent|blob):\S+/giu,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?:\/\S*)?/gu,
  /(?<![\w@/.-])\/\/?[\w.-]+(?:\/[\w.#?=&%-]*)+/gu,
  /(?<![\w@-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,}|xn--\w+)\b(?::\d+)?(?:[/?#][\w./?=&%#:+~-]*)?/giu,
  // Hosts in other alphabets, and under the names that China gives.
  /(?<![\p{L}\p{N}@-])(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}](?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}-]{0,61})\.)+(?:[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{2,})(?:[/?#]\S*)?/gu,
  /[\p{Script=Han}\w-]+[.。](?:中国|中國|公司|网络|网址|商城|网店|在线|手机|香港|台湾|我爱你)(?!\p{Script=Han})/gu,
  /\p{Script=Han}+\.(?:com|cn|net|org|top|xyz|io|shop|vip|cc|info|site|online|store|club|app|ru|me|co|example)(?![a-z])(?:[/?#]\S*)?/giu,
  /[\w-]+ ?(?:\[dot\]|\(dot\)|\[\.\]|\(\.\)|\[slash\]) ?[\w-]+/giu,
  /[a-z0-9-]+点(?:com|cn|net|example|top|org)[\w杠/]*/giu,
];
const END = /[).,;:!?。，、；：！？”"'’]+$/u;
/** Abbreviations that look like a host. */
const NO_HOST = /^(?:e\.g|i\.e|a\.m|p\.m|no|vs|approx|etc|node\.js)\.?$|^\d+(?:\.\d+)*$|^[a-z]\.[a-z]$/iu;

/** Links and addresses of the net in a text, as they are written; and the text without their targets. */
export function findLinks(text: string): { claims: Claim[]; rest: string } {
  const claims: Claim[] = [];
  let rest = text;
  for (const pattern of LINKS) {
    rest = rest.replace(pattern, (found: string, ...groups: unknown[]) => {
      if (pattern === MARKDOWN) {
        claims.push({ kind: 'link', key: found, found });
        const [name, href] = groups as [string, string];
        // What is shown of it stays to be judged as words.
        return ` ${name} ${' '.repeat(href.length)}`;
      }
      const link = found.replace(END, '');
      if (NO_HOST.test(link)) return found;
      claims.push({ kind: 'link', key: link.toLowerCase(), found: link });
      return ' '.repeat(link.length) + found.slice(link.length);
    });
  }
  return { claims, rest };
}
