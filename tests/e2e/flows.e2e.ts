import type { Request } from '@playwright/test';
import { expectChatFits } from './support/chat-fits.ts';
import { ShopBackend } from './support/shop-backend.ts';
import { Shopper } from './support/shopper.ts';
import { expect, test } from './support/test.ts';

const PHONE = { width: 360, height: 740 };

// Each is a whole conversation of up to ten answers.
test.describe.configure({ timeout: 150_000 });

/** Says which order it is about, and shows that it is theirs. */
async function nameOrder(shopper: Shopper, number: string, contact: string): Promise<void> {
  await shopper.hears(/order number|订单号/i);
  await shopper.say(number);
  await shopper.hears(/postcode|邮编/i);
  await shopper.say(contact);
}

/** Opens the chat and waits for the greeting, so that what comes next is an answer. */
async function openGreeted(shopper: Shopper, path: string): Promise<void> {
  await shopper.page.setViewportSize(PHONE);
  await shopper.visit(path);
  await shopper.openChat();
  await expect(shopper.bubble('assistant')).toBeVisible();
}

/** The actions that a page sends to the backend, while they go out. */
function actionsOf(shopper: Shopper): Request[] {
  const sent: Request[] = [];
  shopper.page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/actions')) sent.push(request);
  });
  return sent;
}

test('a return, confirmed by a double tap, is asked for once; an exchange follows on the same order', async ({
  shopper,
  request,
  demo,
}) => {
  const beauty = new ShopBackend(request, `${demo.url}/beauty`);
  const sent = actionsOf(shopper);
  await openGreeted(shopper, '/beauty/?lang=en');
  await shopper.say('I want to return something');
  await nameOrder(shopper, 'BT20261115-3308', 'wu@example.com');
  await shopper.choice(/气垫|cushion/i).click();
  await shopper.hears(/why|reason/i);
  await expectChatFits(shopper);
  await shopper.choice("I don't want it any more").click();
  await shopper.hears(/sealed/i);
  await shopper.choice('Sealed').click();
  await shopper.hears(/return/i);
  await expect(shopper.choice('No')).toBeVisible();
  await shopper.choice('Yes').dblclick();
  await shopper.hears(/approved|granted/i);
  await expect(shopper.chat.locator('aisle-order-card').last()).toContainText('Approved');
  const returned = await beauty.order('BT20261115-3308', 'wu@example.com');
  expect(returned.returns).toMatchObject([{ status: 'approved' }]);
  expect(returned.lines.map(({ returnable_quantity }) => returnable_quantity)).toEqual([1, 1, 0, 2, 1, 2]);
  expect(sent).toHaveLength(1);

  await shopper.say("I'd like to exchange something from the same order");
  await shopper.hears(/exchange/i);
  await expect(shopper.chat).toContainText(/going by order BT20261115-3308|you mean order BT20261115-3308/i);
  await shopper.choice(/唇釉|lip/i).click();
  await shopper.hears(/which one|instead/i);
  await shopper.say('#21 rose, please');
  await shopper.hears(/sealed|state/i);
  await shopper.choice('Sealed').click();
  await shopper.hears(/#21 rose/);
  await shopper.choice('Yes').click();
  await shopper.hears(/granted|approved/i);
  expect((await beauty.order('BT20261115-3308', 'wu@example.com')).returns).toHaveLength(2);
  expect(sent).toHaveLength(2);
  await expectChatFits(shopper);
});

test('an invoice is asked for in Chinese, with a reload in the middle', async ({ browser, demo, request }) => {
  const fresh = new ShopBackend(request, `${demo.url}/fresh`);
  const context = await browser.newContext({ baseURL: demo.url, locale: 'zh-CN', viewport: PHONE });
  const shopper = new Shopper(await context.newPage());
  const sent = actionsOf(shopper);
  await openGreeted(shopper, '/fresh/?lang=zh');
  await shopper.say('我要开发票');
  await nameOrder(shopper, 'FR2611-04655', '6688');
  await shopper.hears('个人');
  await shopper.choice('公司').click();
  await shopper.hears('抬头');
  await shopper.say('上海拾光科技有限公司');
  await shopper.hears('税');
  const said = await shopper.messages.count();

  await shopper.page.reload();
  await shopper.openChat();
  await expect(shopper.messages).toHaveCount(said);
  await shopper.say('91310115MA1K3ABC2X');
  await shopper.hears('邮箱');
  await shopper.say('finance@example.com');
  await shopper.hears(/上海拾光科技有限公司.*91310115MA1K3ABC2X.*finance@example\.com/);
  await expectChatFits(shopper);
  await shopper.choice(/^(是|对)/).click();
  await shopper.hears(/申请好了|前收到发票/);
  expect(sent.map((request) => request.postDataJSON())).toEqual([
    {
      action: 'invoice',
      lines: [],
      fields: {
        kind: 'company',
        title: '上海拾光科技有限公司',
        'tax-id': '91310115MA1K3ABC2X',
        email: 'finance@example.com',
      },
    },
  ]);
  // Made out once: the same again is refused, whoever asks.
  const fields = {
    kind: 'company',
    title: '上海拾光科技有限公司',
    'tax-id': '91310115MA1K3ABC2X',
    email: 'finance@example.com',
  };
  expect(await fresh.act('FR2611-04655', 'lin@example.com', 'invoice', fields)).toMatchObject({
    outcome: 'refused',
    reason: 'already-done',
  });
  await context.close();
});

test.describe('without the encoder', () => {
  test.use({ encoder: false });

  test('an address is changed, and then another order cancelled than the one first taken', async ({
    shopper,
    request,
    demo,
  }) => {
    const global = new ShopBackend(request, `${demo.url}/global`);
    await openGreeted(shopper, '/global/?lang=en');
    await shopper.say('I need to change the address of my order');
    await nameOrder(shopper, 'GL-88228810', 'rossi@example.com');
    await shopper.hears(/new address|where should it go/i);
    await shopper.say('21 Rosenheimer Str., 81669 Munich');
    await shopper.hears('21 Rosenheimer Str., 81669 Munich');
    expect((await global.order('GL-88228810', 'rossi@example.com')).address_changed_at).toBeUndefined();
    await shopper.choice('Yes').click();
    await shopper.hears(/new address/i);
    await expect(shopper.chat.locator('aisle-order-card').last()).toContainText('GL-88228810');

    await shopper.say('please cancel the order');
    await shopper.hears(/GL-88228810.*cancel|cancel.*GL-88228810/);
    await shopper.say('no, GL-88231077');
    // It is somebody else's: the contact given before does not open it.
    await shopper.hears(/no match|nothing found|postcode/i);
    await shopper.say('emma@example.com');
    await shopper.hears('GL-88231077');
    await expectChatFits(shopper);
    await shopper.choice('Yes').click();
    await shopper.hears('$122.00');
    await expect(shopper.chat.locator('aisle-order-card').last()).toContainText('GL-88231077');

    const kept = await global.order('GL-88228810', 'rossi@example.com');
    expect(kept).toMatchObject({ status: 'open', address_changed_at: expect.any(String) });
    expect(await global.order('GL-88231077', 'emma@example.com')).toMatchObject({
      status: 'cancelled',
      payment: 'refunded',
      refunds: [{ amount: '122.00', currency: 'USD' }],
    });
  });

  test('a missing item waits for an invoice, is claimed offline, and goes out once the network is back', async ({
    context,
    shopper,
    request,
    demo,
  }) => {
    const fresh = new ShopBackend(request, `${demo.url}/fresh`);
    // Another test may have had something of it paid back.
    const { refunds: before } = await fresh.order('FR2611-04866', 'sun@example.com');
    const sent = actionsOf(shopper);
    await openGreeted(shopper, '/fresh/?lang=en');
    await shopper.say('an item is missing from my order');
    await nameOrder(shopper, 'FR2611-04866', 'sun@example.com');
    await shopper.choice(/菠菜|spinach/i).click();
    await shopper.hears(/free of charge|your money back/i);

    await shopper.say('I need an invoice for this order');
    await shopper.hears(/company/i);
    await shopper.choice('Personal').click();
    await shopper.hears(/made out/i);
    await shopper.say('Sun Li');
    await shopper.hears(/e-mail address|send it/i);
    await shopper.say('billing@example.com');
    await shopper.hears(/Sun Li.*billing@example\.com/);
    await shopper.choice('Yes').click();
    await expect(shopper.chat).toContainText(/(Back to|Now, about) “Something is missing”/);
    await shopper.choice('Refund').click();
    await shopper.hears(/missing/i);

    expect(sent).toHaveLength(1);
    await context.setOffline(true);
    await shopper.choice('Yes').click();
    await shopper.hears(/as soon as you're online|when the network is back/i);
    expect((await fresh.order('FR2611-04866', 'sun@example.com')).refunds).toEqual(before);
    await expectChatFits(shopper);

    await context.setOffline(false);
    await shopper.hears('¥17.80');
    expect(await fresh.order('FR2611-04866', 'sun@example.com')).toMatchObject({
      payment: 'partially_refunded',
      refunds: expect.arrayContaining([expect.objectContaining({ amount: '17.80', currency: 'CNY' })]),
    });
  });
});
