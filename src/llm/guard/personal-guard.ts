import { foldInPlace } from '#nlu/fold-in-place.ts';
import { maskChineseAddresses } from '#nlu/personal/chinese-addresses.ts';
import { PERSONAL_KINDS } from '#nlu/personal/personal-kinds.ts';

/** What nobody is asked for in a chat, or told there. */
const SECRETS =
  /\b(?:passwords?|passcodes?|pin (?:code|number|is)|cvv|cvc|security code|card numbers?|account numbers?|one-time code|social security|date of birth|expiry date)\b|密码|验证码|口令|卡号|安全码|身份证|密保/;

/** Asking for them is the business of a form, not of a reply. */
const ASKED_FOR =
  /\b(?:tell|give|send|share|provide|enter|leave)(?: us| me)?(?: with)? (?:your|the|an?) (?:full )?(?:e-?mail|birthday|phone|mobile|address|password|name|card)\b|(?:请|麻烦)[^,。]{0,6}(?:提供|告诉|留下|告知|发)[^,。]{0,6}(?:邮箱|生日|姓名|电话|手机号|地址)/;
/** What answers such a request. */
const CONTACTS = /e-?mail|birthday|phone|mobile|address|password|name|card|邮箱|生日|姓名|电话|手机|地址/;

/**
 * Personal data in a sentence that its grounds do not have (an address, a number, a name that nobody gave it), or a
 * secret that is spoken of; null where there is none.
 */
export function personalIn(sentence: string, grounds: string): string | null {
  const foldedGrounds = foldInPlace(grounds);
  for (const { pattern, mask } of PERSONAL_KINDS) {
    for (const { 0: found } of sentence.matchAll(pattern)) {
      if (mask(found) !== null && !foldedGrounds.includes(foldInPlace(found))) return found;
    }
  }
  if (maskChineseAddresses(sentence) !== sentence && maskChineseAddresses(grounds) === grounds) return sentence;
  const folded = foldInPlace(sentence);
  const secret = SECRETS.exec(folded)?.[0];
  if (secret !== undefined && !foldedGrounds.includes(secret)) return secret;
  const asked = ASKED_FOR.exec(folded)?.[0];
  return asked !== undefined && !foldedGrounds.includes(CONTACTS.exec(asked)?.[0] ?? asked) ? asked : null;
}
