import type { LogKind } from './personal-span.ts';

/** The commonest surnames of the mainland, Hong Kong and Taiwan: nine in ten people (Ministry of Public Security, 2020), and compounds. */
const SURNAME =
  '(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|夏侯|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文])';
const GIVEN = '\\p{Script=Han}{1,2}';
const FULL = `${SURNAME}${GIVEN}`;
/** A whole name with a given name of two characters, which is said alone too: 王小明, 小明. */
export const GIVEN_NAMES = new RegExp(`^${SURNAME}(?<given>\\p{Script=Han}{2})$`, 'u');
/** Words that begin like a name and end like none. */
const isName = (found: string): boolean =>
  !/[人生客员户主家师货的了吗呢]$|^(?:高中|安全|方便|万一|于是|任何|何时|常用|石榴|白色|黄色|金色|马上|周末|周[一二三四五六日天]|江苏|江西|贺卡|文件|易碎|程序|时候)/u.test(
    found,
  );
const TITLE = '(?:先生|女士|小姐|太太|老师|阿姨)';

const WORD = "\\p{Lu}[\\p{L}'’-]+";
const NAME = `${WORD}(?: (?:\\p{Lu}\\.? )?${WORD}){0,2}`;
/** What greetings and signatures address besides people. */
const NOBODY =
  /^(?:there|team|all|everyone|everybody|customers?|valued|sir|madam|support|guys|friends?|folks|ladies|again|thanks?|thank|please|the|this|that|what|when|where|how|why|yes|no|ok(?:ay)?|i|it|we|you|your|my|can|could|is|are|do|does|sorry|sure|agent|bot|an?|wishes|regards|from|sent|store|shop|customer|happy|not|really|just|looking|having|waiting|trying|still|good|great|fine)$/i;
const isSomebody = (found: string): boolean => !NOBODY.test(found.split(' ')[0] ?? '');

/** Names where people give or are given them: in greetings, introductions and signatures. */
export const NAME_KINDS: readonly LogKind[] = [
  {
    kind: 'name',
    pattern: new RegExp(
      `(?:我叫|我的名字[是叫]|名字[是叫]|姓名[是:：]*|户名[是:：]*|本人叫?)\\s*(?<it>${FULL})(?!\\p{Script=Han}{2})`,
      'gu',
    ),
    holds: isName,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?:收件人|收货人|联系人|持卡人|寄件人)(?:是|为|[:：])*\\s*(?<it>${FULL})(?=$|[^\\p{Script=Han}]|电话|手机)`,
      'gu',
    ),
    holds: isName,
  },
  { kind: 'name', pattern: new RegExp(`我是\\s*(?<it>${FULL})(?=$|[，。,.！!\\s])`, 'gu'), holds: isName },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?<=^|[，。,.！!\\s:：~～、]|亲爱的|尊敬的)${SURNAME}(?:${GIVEN})?(?=${TITLE}(?:$|[\\s，。,.！!？?~～：:、]|您|你|好|这边|请))`,
      'gu',
    ),
    holds: isName,
  },
  {
    kind: 'name',
    pattern: new RegExp(`(?<=^|[\\s，。,!！]|亲爱的|尊敬的)${FULL}(?=您好|你好|[,，]\\s?(?:您|感谢|你的))`, 'gu'),
    holds: isName,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?<=^|[\\s，。,；;:：])${FULL}(?=[,，\\s]?(?:收$|收[，。,\\s]|电话|手机|1[3-9]\\d{9}|\\ufffc))`,
      'gu',
    ),
    holds: isName,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?:^|[\\n.!?] ?)(?:Hi|Hello|Hey|Hiya|Dear|Good (?:morning|afternoon|evening|day))[ ,]+(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\.? )?(?<it>${NAME})(?=[,!.:;?\\n]|$| [-–])`,
      'gmu',
    ),
    holds: isSomebody,
  },
  { kind: 'name', pattern: new RegExp(`\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\.? (?<it>${NAME})`, 'gu') },
  {
    kind: 'name',
    pattern: new RegExp(
      `\\b(?:[Mm]y name is|[Mm]y name's|[Nn]ame:|Name|[Ii] am called|[Cc]all me|[Aa]ddressed to|[Cc]are of|c\\/o) (?<it>${NAME})`,
      'gu',
    ),
    holds: isSomebody,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `\\b(?:I'm|I’m|I am|[Tt]his is|[Ii]t's) (?<it>${NAME})(?=[,.!]|$|\\n| from\\b| here\\b| with\\b(?= [a-z]+ (?:support|care|service))| at\\b)`,
      'gu',
    ),
    holds: isSomebody,
  },
  {
    kind: 'name',
    pattern: new RegExp(`\\b(?:chatting|connected|talking|speaking) (?:with|to) (?<it>${NAME})`, 'gu'),
    holds: isSomebody,
  },
  {
    kind: 'name',
    pattern: new RegExp(`^${NAME}(?= (?:has )?(?:joined|left|entered) (?:the )?(?:chat|conversation))`, 'gmu'),
    holds: isSomebody,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `\\b(?:[Rr]egards|[Bb]est|[Tt]hanks(?: again)?|[Tt]hank you|[Cc]heers|[Ss]incerely|[Yy]ours(?: truly| sincerely)?|[Gg]reetings|[Ww]ishes)[,!.]?\\s*\\n\\s*[-–]?\\s*(?<it>${NAME})[.!]?\\s*(?=$|\\n)`,
      'gu',
    ),
    holds: isSomebody,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `\\b(?:[Rr]egards|[Ss]incerely|[Cc]heers|[Bb]est|[Tt]hanks), (?<it>${WORD}(?: ${WORD})?)[.!]?\\s*$`,
      'gu',
    ),
    holds: isSomebody,
  },
];
