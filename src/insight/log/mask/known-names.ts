import { speakerByWord } from '../columns/speaker-words.ts';

/** Names that are also words, at the beginning of a sentence above all: left to the patterns of greetings. */
const ALSO_WORDS =
  /^(?:may|will|mark|grace|rose|hope|joy|faith|summer|april|june|august|bill|art|drew|rich|frank|chat|shop|store|team|online|service|guest|test|sale|dawn|amber|ruby|jade|lily|iris|olive|daisy|pat|rob|sue|chase|grant|wade|reed|max|miles|page|young|long|white|brown|green|black|king)$/i;

/** Surnames and first names that are words of a shop's talk too: found in their own case only, as a name is written. */
const OWN_CASE =
  /^(?:baker|ball|banks|bell|best|bond|brooks?|bush|butcher|cash|case|cherry|candy|carter|cook|cooper|cross|crystal|dean|day|duke|english|fields?|fish|fisher|ford|french|frost|gardener|ginger|good|hand|heather|hill|honey|hunter|knight|lane|little|love|major|marsh|mason|miller|moon|park|parker|pearl|penny|peach|pepper|potter|price|rice|rivers?|rosemary|sage|sharp|short|sky|small|snow|star|stone|strong|summers|sun|sunny|sweet|violet|waters?|west|winter|wise|wood|woods)$/i;

/** Parts of a sender's name that are nobody's own: particles, and what desks are called after. */
const NOBODYS =
  /^(?:the|and|for|from|von|van|der|den|del|las|los|dos|account|billing|care|contact|delivery|desk|help|info|live|mobile|office|orders?|payments?|refunds?|returns?|sales|shipping|shops?|web)$/i;

/** Whether a name is found only as it is written: its word in other letters is no name. */
export const isOwnCase = (name: string): boolean => OWN_CASE.test(name) || !/\p{Script=Latin}/u.test(name);

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
    const words = local.split(local === own ? /[\s,，·]+/ : /[\s.]+/);
    for (const name of [own, local, ...words]) {
      if (/^\d{0,5}$/.test(name) || speakerByWord(name) !== null || ALSO_WORDS.test(name) || NOBODYS.test(name))
        continue;
      if (name.length >= (/\p{Script=Han}/u.test(name) ? 2 : 3) && /\p{L}|\d{6}/u.test(name)) names.add(name);
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
  if (names.some((name) => low.includes(name.toLowerCase()))) return true;
  return id
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => !(/^[\da-f]+$/i.test(part) && /\d/.test(part)))
    .flatMap((part) => part.match(/\p{L}+/gu) ?? [])
    .some((letters) => letters.length >= (/\p{Script=Han}/u.test(letters) ? 2 : 3) && !ID_WORD.test(letters));
}
