import { normalise } from '#core/normalise.ts';
import { simplify } from '#core/simplify.ts';

/** Longer messages are read by their beginning and their end: the wish rarely stands in the middle of a long tale. */
const MAX_UNITS = 600;

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const URL = /(?:https?:\/\/|www\.)\S+/g;
/** Letters and digits mixed, as in order and tracking numbers; the value says nothing about the wish. */
const CODE = /(?=[a-z\d#/-]*\d)(?=[a-z\d#/-]*[a-z#])[a-z\d#][a-z\d/-]{4,}/g;
const DIGITS = /\p{Nd}+/gu;
const MARKS = /[\u0300-\u036f\u064b-\u0655\u0670\u0640]/g;
const REPEATED = /(.)\1{2,}/gu;

const EMAIL_SIGN = '\ue000';
const URL_SIGN = '\ue001';
const CODE_SIGN = '\ue002';

/** A message as the model reads it. */
export interface PreparedText {
  /** Normalised, cut to length, with e-mails, links and codes each replaced by a sign of the private use area. */
  masked: string;
  /** The same without accents and vowel marks, in simplified Chinese, numbers by their length only. */
  folded: string;
}

export function prepareText(text: string): PreparedText {
  const masked = cut(normalise(text)).replace(URL, URL_SIGN).replace(EMAIL, EMAIL_SIGN).replace(CODE, CODE_SIGN);
  return { masked, folded: foldWords(masked) };
}

/** The folding of `prepareText` for words that are to be found in its result. Takes normalised text. */
export function foldWords(text: string): string {
  return simplify(text.normalize('NFD').replace(MARKS, '').normalize('NFC').replaceAll('đ', 'd'))
    .replace(REPEATED, '$1$1')
    .replace(DIGITS, (digits) => (digits.length < 3 ? '0' : digits.length < 6 ? '00' : '000'));
}

function cut(text: string): string {
  return text.length <= MAX_UNITS ? text : `${text.slice(0, MAX_UNITS / 2)} ${text.slice(-MAX_UNITS / 2)}`;
}
