/** Openings that greet, address or thank, in Chinese and English, with what separates them from the matter. */
const OPENING =
  /^(?:您好|你好|哈喽|亲爱的|亲亲|亲|在吗|在么|请问一下|请问|麻烦问下|我想问一下|想问下|客服|hello|hi there|hi|hey there|hey|dear (?:customer|sir|madam)|good (?:morning|afternoon|evening)|thank(?:s| you) for (?:contacting|reaching|getting|your (?:message|question|patience))[^.!,]*|excuse me)(?:[\s,，.。!！~～、:：?？]+|(?=\p{Script=Han}))/iu;

/** Closings that thank, wish well or offer more. */
const CLOSING =
  /[\s,，.。!！~～]*(?:谢谢(?:您|你)?|多谢|感谢(?:您|你)?的?(?:理解|支持|咨询)?|祝您?(?:生活|购物)愉快|还有(?:什么|其他)?(?:问题|疑问)[^。！？]*|有(?:任何|其他)?问题[^。！？]*联系[^。！？]*|thanks(?: (?:a lot|in advance))?|thank you(?: (?:so|very) much)?|many thanks|please|have a (?:nice|great|good|lovely) (?:day|evening|weekend)|(?:is there )?anything else[^.?!]*|let (?:us|me) know if[^.?!]*|呢|呀|哦|啦|哈|亲)[\s,，.。!！?？~～]*$/iu;

/** Clauses that only tell how angry somebody is: two who ask the same, one of them angry, ask the same. */
const OUTBURST =
  /[\s,，.。!！~～]*(?:(?:太|真|真是)?(?:差劲|垃圾|过分|离谱|气人)(?:了|啊)?|我(?:很|好|非常|真的)?(?:生气|着急|无语)|你们(?:怎么|咋)搞的|什么(?:破|垃圾)?(?:服务|态度)|(?:this|that|it) is (?:unacceptable|ridiculous|outrageous|terrible|awful)|(?:terrible|awful|horrible|worst|bad) service|i(?:'m| am)(?: so| really| very)? (?:angry|upset|furious|annoyed))[\s,，.。!！?？~～]*$/iu;

/** A text without the courtesy around it, as long as something is left. A question keeps its question mark. */
export function withoutCourtesy(text: string): string {
  let bare = text.trim();
  for (;;) {
    const isAsked = /[?？]$/u.test(bare);
    const shorter = bare.replace(OPENING, '').replace(OUTBURST, '').replace(CLOSING, '').trim();
    if (shorter === bare || shorter === '') return bare;
    bare = isAsked && !/[?？]$/u.test(shorter) ? `${shorter}${/\p{Script=Han}/u.test(shorter) ? '？' : '?'}` : shorter;
  }
}
