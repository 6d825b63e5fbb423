import { foldInPlace } from '#nlu/fold-in-place.ts';

/** Whole words only: Scunthorpe, cocktail and 操作 are clean. */
const EN =
  /(?<![a-z])(?:f+[u*_@#v]+c+k+\w*|motherf\w+|sh[i*_!1]+t+(?:s|ty|box|hole|head)?|bull ?sh\w*|a[r]?se(?:s|hole|ness)?|arseness|ass(?:hole|es)?|bastards?|b[i*_]tch(?:es|y)?|c[u*_]nts?|d[a*]mn(?:ed|it)?|goddamn\w*|dick(?:head)?s?|cocks?(?:ucker\w*)?|puss(?:y|ies)|wank\w*|twats?|whores?|sluts?|piss(?:ed|ing)?(?: off)?|crap(?:py)?|bloody hell|bugger(?: off)?|morons?|idiots?|idiotic|stupid|dumb(?:ass)?|retard\w*|scum|junk|useless piece|hag|old bat|bimbo|clowns?|ugly|pathetic|cheapskates?|loser|nigg\w+|fagg?\w*)(?![a-z])/;
const ZH =
  /他妈的?|你妈|妈的|特么|卧槽|我操|操你|我靠|尼玛|傻[逼比b叉瓜子屌]|煞笔|沙雕|装逼|牛逼|鸡巴|婊子|贱人|贱货|混蛋|王八蛋|狗屁|放屁|狗日|去死|该死|白痴|智障|脑残|废物|垃圾货|人渣|滚蛋|滚开|懒猪|蠢货|蠢猪|老(?:妖婆|太婆|巫婆|不死)|铁公鸡|穷酸|坑(?:人|老百姓|你)|真他.的|粪坑|屎|老子/;

/** The coarse word of a sentence; null where it has none, or the grounds (the name of a product) have the same. */
export function coarseWord(sentence: string, foldedGrounds: string): string | null {
  const folded = foldInPlace(sentence);
  for (const words of [EN, ZH]) {
    const found = words.exec(folded);
    if (found !== null && !foldedGrounds.includes(found[0])) return found[0];
  }
  return null;
}
