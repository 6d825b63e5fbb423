/** Keys side by side, by keyboard: Latin (QWERTY; QWERTZ and AZERTY share most neighbours), Cyrillic, Arabic. */
export const KEYBOARD_ROWS: readonly string[] = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'ضصثقفغعهخحج',
  'شسيبلاتنمكط',
  'ئءؤرﻻىةوزظ',
];

/** Characters of one sound or nearly so in the pinyin of everyday shop talk: whoever types by sound mixes them up. */
const SOUNDS = `
在再 的得地 他她它 到道倒 收手首 货或获 做作坐 那哪 以已意 买卖 块快筷 发法 退推 还换 查差 单担丹 号好 件见 价假架 少烧 几己 是事试 有又右 没每美 要药 了啦 吗嘛马
钱前 包报 物无 流留 错措 破迫 坏怀 质制 量亮 色涩 码吗 大打 小校 长常 付福 款宽 卷券 优有 会回 员原 分份 期其 开凯 票漂 址只 改该 地第 电店 话画 客刻 服福 投头 诉速 谢些 请清 问文
进近 度肚 慢漫 催脆 急及 送松 拒据 签前 丢去 漏楼 坏划 补不 重中 新心 老劳 真针 正整 品频 用永 装状 洗喜 保报 存村 冻动 鲜先 肉柔 鱼于 菜才 果过 味位 颜言 肤服 油有 干敢
`;

/** A character → those it is mixed up with. */
export const CONFUSED_CHARACTERS: ReadonlyMap<string, readonly string[]> = new Map(
  SOUNDS.trim()
    .split(/\s+/)
    .flatMap((group) =>
      [...group].map((character): [string, string[]] => [character, [...group].filter((other) => other !== character)]),
    ),
);
