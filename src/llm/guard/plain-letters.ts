/** Capitals in the size of small letters, and letters of phonetics, by what they look like; none of them decomposes. */
const SMALL_CAPITALS = 'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpꞯqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡgɩiıiſsƿp';
/** Letters of Cyrillic, Greek and Armenian that look like Latin ones. */
const ALIKE =
  'аaвbеeкkмmнhоoрpсcтtуyхxѕsіiјjԁdԛqԝwһhӏlгrпnАAВBЕEКKМMНHОOРPСCТTУYХXЅSІIЈJӀIαaβbεeιiκkνvοoρpτtυuχxγyηnωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXոnսuօoաwցgհhԼLՕO';
/** Digits of the product's other languages: Arabic, Persian, Thai. */
const ZEROS = ['٠', '۰', '๐'];

const pairsIn = (pairs: string): [string, string][] => {
  const letters = [...pairs];
  return letters.flatMap((letter, at): [string, string][] => (at % 2 === 0 ? [[letter, letters[at + 1] ?? '']] : []));
};

const LOOKS: ReadonlyMap<string, string> = new Map(pairsIn(SMALL_CAPITALS));
const LATIN_FOR: ReadonlyMap<string, string> = new Map(pairsIn(ALIKE));
const DIGITS: ReadonlyMap<string, string> = new Map(
  ZEROS.flatMap((zero) =>
    Array.from({ length: 10 }, (_, value): [string, string] => [
      String.fromCodePoint((zero.codePointAt(0) ?? 0) + value),
      String(value),
    ]),
  ),
);

/** Nothing is seen of them. */
const INVISIBLE =
  /\u034f|\u17b4|\u17b5|[\u180b-\u180d]|[\ufe00-\ufe0f]|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|[\u{e0000}-\u{e01ef}]/gu;
const THIN_SPACE = /[\u2000-\u200a\u205f]/g;
/** Marks and letters that have a plain form. The comma and the colon of Chinese stay: beside digits they mean something else. */
const COMPATIBLE =
  /[\uff01-\uff0b\uff0d-\uff19\uff1b-\uff5e\uffe0-\uffe6\u2460-\u24ff\u3380-\u33df]|[\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f189}]|(?![ªº])\p{Script=Latin}|[\u2100-\u214f](?<![\u2103\u2109\u2116\u2122])/gu;
const ODD_LETTER =
  /[\u0250-\u02ba\u02bd-\u02ff\u1d00-\u1dbf\u2071\u207f\u2090-\u209c\u2100-\u2102\u2104-\u2108\u210a-\u2115\u2117-\u2121\u2123-\u214f\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f]|\u034f|\u17b4|\u17b5|[\u180b-\u180d]|[\ufe00-\ufe0f]|[\u115f\u1160\u2800\u3164\uffa0]|[\u{1f100}-\u{1f189}]|[\u{e0100}-\u{e01ef}]|(?<=[\p{Script=Latin}\p{Script=Han}\p{Nd}]\p{M}*)\p{M}/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const TWO_SCRIPTS = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;
/** A full stop of Chinese or in half width, where a browser takes it for the dot of a host. */
const HOST_DOT =
  /(?<=[\p{L}\p{N}])(?:[｡．․]|。(?=(?:com|cn|net|org|top|xyz|io|shop|vip|cc|info|site|online|store|club|app|ru|me|co|example)(?![a-z])))(?=[\p{L}\p{N}])/giu;

/**
 * A text as a reader takes it, whatever letters it is made of: no invisible characters; full width, mathematical, raised and
 * small capital letters as plain ones; Cyrillic and Greek look-alikes as Latin in words that also have Latin letters or
 * digits; digits of other scripts as ours.
 */
export function plainLetters(text: string): string {
  if (/^[\u0020-\u007e\n]*$/.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(THIN_SPACE, ' ')
    .replace(INVISIBLE, '')
    .replace(HOST_DOT, '.')
    .replace(COMPATIBLE, compatible)
    .replace(/[٠-٩۰-۹๐-๙]/gu, (digit) => DIGITS.get(digit) ?? digit)
    .replace(WORD, (word) => (isDisguised(word) ? withLatin(word) : word));
}

/** Letters that no language of the product is written with, but that look like those of one; raised and struck ones too. */
export function oddLetters(text: string): string[] {
  return text.normalize('NFC').match(ODD_LETTER) ?? [];
}

/** Letters of two alphabets in one word, which no language has. */
export function mixedWord(text: string): string | null {
  return (
    text
      .normalize('NFC')
      .match(WORD)
      ?.find((word) => TWO_SCRIPTS.test(word) && /\p{Script=Latin}/u.test(word)) ?? null
  );
}

function compatible(character: string): string {
  const plain = LOOKS.get(character);
  if (plain !== undefined) return plain;
  // Accented letters are compositions, and stay.
  return character.normalize('NFKC').normalize('NFC');
}

const isDisguised = (word: string): boolean =>
  TWO_SCRIPTS.test(word) &&
  (/\p{Script=Latin}/u.test(word) ||
    (/\d/.test(word) && [...word].every((one) => /\d/.test(one) || LATIN_FOR.has(one))));

const withLatin = (word: string): string => [...word].map((letter) => LATIN_FOR.get(letter) ?? letter).join('');
