/** What stands for a fictitious shopper where the import of a log masked a real one's data. */
const STAND_INS: Readonly<Record<string, string>> = { email: 'shopper@example.com', phone: '13800001001' };

/**
 * A masked text with made-up data of the same kind, so that a flow that asks for a number or an address can go on. Every masked
 * order number is the shop's example: two orders of one conversation cannot be told apart any more.
 */
export const withStandIns = (text: string, orderNumberExample: string): string =>
  text.replace(/\[(order|email|phone)\]/gu, (_, kind: string) =>
    kind === 'order' ? orderNumberExample : (STAND_INS[kind] ?? ''),
  );
