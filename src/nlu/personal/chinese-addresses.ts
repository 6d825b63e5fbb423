const HOUSE =
  /\p{N}{1,5}\s?(?:号|號|弄|栋|幢|座|单元|室|楼|樓|层|房)(?:院?[\p{N}A-Za-z-]{1,6}\s?(?:号|號|弄|栋|幢|座|单元|室|楼|樓|层|房)){0,6}/gu;
const ROAD = /(?:路|街|道|巷|弄|胡同|村|镇|乡|小区|花园|大厦|广场|公寓|苑|里)(?:[\p{Script=Han}\p{N}A-Za-z#-]{0,16})$/u;
const NAME_OF_A_ROAD = 4;
/** As far back from a house as an address is looked for. */
const BEFORE_A_HOUSE = 40;

/**
 * 上海市浦东新区世纪大道100号3栋1201室: from the house back to the road; province, city and district stay. Found from its end,
 * because names of places run on without a gap, and a pattern for all of it would try every way of cutting them. UTF-16
 * offsets.
 */
export function findChineseAddresses(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let done = 0;
  for (const { index, 0: house } of text.matchAll(HOUSE)) {
    const window = text.slice(Math.max(done, index - BEFORE_A_HOUSE), index);
    const run = /[\p{Script=Han}\p{N}A-Za-z#-]*$/u.exec(window)?.[0] ?? '';
    const road = ROAD.exec(run);
    if (!road) continue;
    const district = Math.max(...['省', '市', '区', '县', '旗'].map((end) => run.lastIndexOf(end, road.index - 1)));
    const kept = district >= 0 && district < road.index ? district + 1 : Math.max(0, road.index - NAME_OF_A_ROAD);
    found.push({ start: index - run.length + kept, end: index + house.length });
    done = index + house.length;
  }
  return found;
}

/** The text with those addresses made unreadable. */
export function maskChineseAddresses(text: string): string {
  let masked = '';
  let done = 0;
  for (const { start, end } of findChineseAddresses(text)) {
    masked += `${text.slice(done, start)}****`;
    done = end;
  }
  return masked + text.slice(done);
}
