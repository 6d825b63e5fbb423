/** What stands in the shop after seeding, and how a shopper signs in. */
export interface VendureSeed {
  shopApiUrl: string;
  /** Session token of the owner of `numbers`. */
  ownerToken: string;
  /** Codes of the owner's orders: paid, shipped, delivered. */
  numbers: [string, string, string];
  email: string;
  phone: string;
  postcode: string;
  foreign: { number: string; email: string };
}

const ERROR = '... on ErrorResult { errorCode message }';
const PASSWORD = 'hunter22-hunter22';

/** Lays one product, two shoppers and four orders through the shop's own GraphQL APIs. */
export async function seedVendure(base: string): Promise<VendureSeed> {
  const admin = client(`${base}/admin-api`);
  await admin.ask('mutation { login(username: "superadmin", password: "superadmin") { __typename } }');
  const variant = await layCatalogue(admin);

  const owner = await register(base, 'ada@example.test', '+44 20 7946 0018');
  const paid = await buy(owner, variant);
  const shipped = await buy(owner, variant);
  const delivered = await buy(owner, variant);
  await fulfil(admin, shipped.id, 'DHL186', ['Shipped']);
  await fulfil(admin, delivered.id, 'DHL193', ['Shipped', 'Delivered']);

  const other = await register(base, 'bo@example.test', '+44 20 7946 0999');
  const foreign = await buy(other, variant);
  return {
    shopApiUrl: `${base}/shop-api`,
    ownerToken: owner.token(),
    numbers: [paid.code, shipped.code, delivered.code],
    email: 'ada@example.test',
    phone: '+44 20 7946 0018',
    postcode: '20095',
    foreign: { number: foreign.code, email: 'bo@example.test' },
  };
}

interface Client {
  ask: <T = Record<string, never>>(query: string, variables?: object) => Promise<T>;
  /** The session's token. */
  token: () => string;
}

function client(url: string): Client {
  let token = '';
  return {
    token: () => token,
    async ask<T>(query: string, variables: object = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
      });
      token = response.headers.get('vendure-auth-token') ?? token;
      const { data, errors } = (await response.json()) as { data: T; errors?: object[] };
      const failed = Object.values((data ?? {}) as object).find((value) => value?.errorCode);
      if (errors || failed) throw new Error(`${query.slice(0, 80)}: ${JSON.stringify(errors ?? failed)}`);
      return data;
    },
  };
}

async function layCatalogue(admin: Client): Promise<string> {
  const { createCountry } = await admin.ask<{ createCountry: { id: string } }>(
    'mutation { createCountry(input: { code: "DE", enabled: true, translations: [{ languageCode: en, name: "Germany" }] }) { id } }',
  );
  const { createZone } = await admin.ask<{ createZone: { id: string } }>(
    'mutation ($m: [ID!]) { createZone(input: { name: "EU", memberIds: $m }) { id } }',
    { m: [createCountry.id] },
  );
  const { createTaxCategory } = await admin.ask<{ createTaxCategory: { id: string } }>(
    'mutation { createTaxCategory(input: { name: "standard", isDefault: true }) { id } }',
  );
  await admin.ask(
    'mutation ($c: ID!, $z: ID!) { createTaxRate(input: { name: "VAT", enabled: true, value: 19, categoryId: $c, zoneId: $z }) { id } }',
    { c: createTaxCategory.id, z: createZone.id },
  );
  await admin.ask(
    'mutation ($z: ID!) { updateChannel(input: { id: "1", defaultShippingZoneId: $z, defaultTaxZoneId: $z }) { __typename } }',
    { z: createZone.id },
  );
  await admin.ask(`mutation { createShippingMethod(input: {
    code: "standard", fulfillmentHandler: "manual-fulfillment",
    checker: { code: "default-shipping-eligibility-checker", arguments: [{ name: "orderMinimum", value: "0" }] },
    calculator: { code: "default-shipping-calculator", arguments: [
      { name: "rate", value: "500" }, { name: "includesTax", value: "auto" }, { name: "taxRate", value: "19" }] },
    translations: [{ languageCode: en, name: "Standard", description: "" }] }) { id } }`);
  await admin.ask(`mutation { createPaymentMethod(input: { code: "dummy", enabled: true,
    handler: { code: "dummy-payment-handler", arguments: [{ name: "automaticSettle", value: "true" }] },
    translations: [{ languageCode: en, name: "Dummy", description: "" }] }) { id } }`);
  const { createProduct } = await admin.ask<{ createProduct: { id: string } }>(
    'mutation { createProduct(input: { enabled: true, translations: [{ languageCode: en, name: "Trail Shoe", slug: "trail-shoe", description: "" }] }) { id } }',
  );
  const { createProductVariants } = await admin.ask<{ createProductVariants: [{ id: string }] }>(
    'mutation ($p: ID!) { createProductVariants(input: [{ productId: $p, sku: "TS-42", price: 8900, stockOnHand: 100, translations: [{ languageCode: en, name: "Trail Shoe 42" }] }]) { id } }',
    { p: createProduct.id },
  );
  return createProductVariants[0].id;
}

async function register(base: string, email: string, phone: string): Promise<Client> {
  const shop = client(`${base}/shop-api`);
  await shop.ask(
    `mutation ($i: RegisterCustomerInput!) { registerCustomerAccount(input: $i) { __typename ${ERROR} } }`,
    { i: { emailAddress: email, firstName: 'Ada', lastName: 'L', phoneNumber: phone, password: PASSWORD } },
  );
  await shop.ask(`mutation ($u: String!, $p: String!) { login(username: $u, password: $p) { __typename ${ERROR} } }`, {
    u: email,
    p: PASSWORD,
  });
  return shop;
}

async function buy(shop: Client, variant: string): Promise<{ id: string; code: string }> {
  await shop.ask(`mutation ($v: ID!) { addItemToOrder(productVariantId: $v, quantity: 1) { __typename ${ERROR} } }`, {
    v: variant,
  });
  await shop.ask(
    'mutation { setOrderShippingAddress(input: { fullName: "Ada", streetLine1: "Hafen 2", city: "Hamburg", postalCode: "20095", countryCode: "DE" }) { __typename } }',
  );
  const { eligibleShippingMethods } = await shop.ask<{ eligibleShippingMethods: [{ id: string }] }>(
    '{ eligibleShippingMethods { id } }',
  );
  await shop.ask(`mutation ($m: [ID!]!) { setOrderShippingMethod(shippingMethodId: $m) { __typename ${ERROR} } }`, {
    m: [eligibleShippingMethods[0].id],
  });
  await shop.ask(`mutation { transitionOrderToState(state: "ArrangingPayment") { __typename ${ERROR} } }`);
  const { addPaymentToOrder } = await shop.ask<{ addPaymentToOrder: { id: string; code: string } }>(
    `mutation { addPaymentToOrder(input: { method: "dummy", metadata: {} }) { __typename ... on Order { id code } ${ERROR} } }`,
  );
  return addPaymentToOrder;
}

async function fulfil(admin: Client, orderId: string, trackingCode: string, states: string[]): Promise<void> {
  const { order } = await admin.ask<{ order: { lines: { id: string; quantity: number }[] } }>(
    'query ($i: ID!) { order(id: $i) { lines { id quantity } } }',
    { i: orderId },
  );
  const { addFulfillmentToOrder } = await admin.ask<{ addFulfillmentToOrder: { id: string } }>(
    `mutation ($l: [OrderLineInput!]!, $t: String!) { addFulfillmentToOrder(input: { lines: $l, handler: {
      code: "manual-fulfillment", arguments: [{ name: "method", value: "DHL" }, { name: "trackingCode", value: $t }] } }) {
      __typename ... on Fulfillment { id } ${ERROR} } }`,
    { l: order.lines.map(({ id, quantity }) => ({ orderLineId: id, quantity })), t: trackingCode },
  );
  for (const state of states) {
    await admin.ask(
      `mutation ($i: ID!, $s: String!) { transitionFulfillmentToState(id: $i, state: $s) { __typename ${ERROR} } }`,
      { i: addFulfillmentToOrder.id, s: state },
    );
  }
}
