import { speakerByWord } from '../columns/speaker-words.ts';
import { GIVEN_NAMES } from './name-kinds.ts';

/**
 * Names that are words at the beginning of a sentence too, and two letters that are the commonest words: left to the
 * patterns of greetings.
 */
const ALSO_WORDS =
  /^(?:may|will|mark|hope|long|am|an|as|at|be|by|co|da|de|di|do|dr|du|el|go|he|hi|id|if|in|is|it|jr|la|le|me|mr|ms|my|no|of|oh|ok|on|or|sr|so|st|to|tv|up|us|we)$/i;

/** Surnames and first names that are words of a shop's talk too: found in their own case only, as a name is written. */
const OWN_CASE =
  /^(?:amber|april|art|august|bill|black|brown|chase|daisy|dawn|drew|faith|frank|grace|grant|green|iris|jade|joy|june|king|lily|max|miles|olive|page|pat|reed|rich|rob|rose|ruby|sue|summer|wade|white|young|baker|ball|banks|bell|best|bond|brooks?|bush|butcher|cash|case|cherry|candy|carter|cook|cooper|cross|crystal|dean|day|duke|english|fields?|fish|fisher|ford|french|frost|gardener|ginger|good|hand|heather|hill|honey|hunter|knight|lane|little|love|major|marsh|mason|miller|moon|park|parker|pearl|penny|peach|pepper|potter|price|rice|rivers?|rosemary|sage|sharp|short|sky|small|snow|star|stone|strong|summers|sun|sunny|sweet|violet|waters?|west|winter|wise|wood|woods)$/i;

/** Parts of a sender's name that are nobody's own: particles, and what desks are called after. */
const NOBODYS =
  /^(?:the|and|for|from|von|van|der|den|del|las|los|dos|account|anonymous|billing|care|chat|contact|delivery|desk|false|guest|help|info|live|mobile|none|null|office|online|orders?|payments?|refunds?|returns?|sales?|service|shipping|shops?|store|team|test|true|unknown|web|匿名|未知)$/i;

/** Of fewer letters a name is found in its own case only: `Wu`. */
const SHORT = 3;

/** Whether a name is found only as it is written: its word in other letters is no name. */
export const isOwnCase = (name: string): boolean =>
  OWN_CASE.test(name) || name.length < SHORT || !/\p{Script=Latin}/u.test(name);

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** The words of a name: maria_lopez, Smith-Jones; of 王小明 also 小明, by which people call each other. */
function wordsOf(name: string): string[] {
  const words = name.split(/[\s,，·()（）"“”]+/);
  const parts = words.flatMap((word) => {
    if (/^\p{L}{3,}(?:_\p{L}{3,})+$/u.test(word)) return word.split('_');
    return /^\p{Lu}\p{L}+(?:-\p{Lu}\p{L}+)+$/u.test(word) ? word.split('-') : [];
  });
  const given = words.flatMap((word) => GIVEN_NAMES.exec(word)?.groups?.given ?? []);
  return [...words, ...parts, ...given];
}

/** What to look for in a conversation, of the names of those who are in it: whole names, and each word of them. */
export function knownNames(people: readonly string[]): string[] {
  const names = new Set<string>();
  for (const person of new Set(people)) {
    // 店铺:小李, 客服小李: the person's part.
    const own = person
      .replace(/^.*[:：]/, '')
      .replace(/^(?:人工|在线|售前|售后)?客服\s*|^(?:agent|operator|visitor|customer)\s+/i, '')
      .trim();
    // Of an e-mail address what stands before the @: maria.lopez.
    const [local = ''] = own.split('@');
    for (const name of [own, local, ...wordsOf(local === own ? own : local.replace(/\./g, ' '))]) {
      if (/^\d{0,5}$/.test(name) || speakerByWord(name) !== null || ALSO_WORDS.test(name) || NOBODYS.test(name))
        continue;
      // Two letters are a name only where they are written as one: Wu, not wu.
      const isLongEnough = isHan(name) ? name.length >= 2 : name.length >= SHORT || /^\p{Lu}\p{Ll}$/u.test(name);
      if (isLongEnough && /\p{L}|\d{6}/u.test(name)) names.add(name);
    }
  }
  return [...names].sort((a, b) => b.length - a.length);
}

/** Words of which ids are made that are nobody's. */
const ID_WORD =
  /^(?:id|uuid|chat|chats|conv|convo|conversation|session|sess|ticket|thread|dialog|dialogue|case|call|contact|message|msg|order|log|test|web|app|req|request|export|import|row|line|item|sim|user|visitor|guest|customer|shopper|agent|support|email|wechat|whatsapp|zendesk|intercom|gorgias|freshdesk|chatwoot|no|nr|num|number)s?$/i;

/**
 * Whether an id may tell who somebody is: it holds a known name, or letters in a row that look like one. Hexadecimal digits
 * and the words that ids are made of do not.
 */
export function mayNameSomebody(id: string, names: readonly string[]): boolean {
  const low = id.toLowerCase();
  if (names.some((name) => (isHan(name) || name.length >= SHORT) && low.includes(name.toLowerCase()))) return true;
  const short = new Set(names.map((name) => name.toLowerCase()));
  return id
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => !(/^[\da-f]+$/i.test(part) && /\d/.test(part)))
    .flatMap((part) => part.match(/\p{L}+/gu) ?? [])
    .some(
      (letters) =>
        short.has(letters.toLowerCase()) || (letters.length >= (isHan(letters) ? 2 : SHORT) && !ID_WORD.test(letters)),
    );
}
