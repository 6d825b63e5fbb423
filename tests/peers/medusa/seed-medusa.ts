/** What stands in the shop after seeding. */
export interface MedusaSeed {
  publishableKey: string;
  /** JWT of the customer who has six orders: paid, shipped, delivered, returned, not yet paid, cancelled. */
  ownerToken: string;
  email: string;
  phone: string;
  postcode: string;
  numbers: Record<'paid' | 'shipped' | 'delivered' | 'returned' | 'pending' | 'cancelled', string>;
  foreign: { number: string; email: string };
}

const EMAIL = 'ada@example.test';
const GUEST_EMAIL = 'guest@example.test';
const PHONE = '+4915112345678';
const POSTCODE = '20095';
const COUNTRIES = ['de', 'fr', 'gb'];
/** Administrator of the shop, made before it is seeded. */
export const ADMIN = { email: 'admin@example.test', password: 'supersecret' };

/** An answer as it comes: a path that is not there fails at once, which is what a seed should do. */
type Json = ReturnType<JSON['parse']>;
type Call = (method: string, path: string, body?: object) => Promise<Json>;

function caller(base: string, headers: Record<string, string>): Call {
  return async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as Json;
  };
}

const signIn = async (base: string, who: string, account: object): Promise<string> =>
  (await caller(base, {})('POST', `/auth/${who}/emailpass`, account)).token ?? '';

/** Lays a shop, a customer and seven orders through Medusa's own Admin and Store APIs. */
export async function seedMedusa(base: string): Promise<MedusaSeed> {
  const admin = caller(`${base}/admin`, { authorization: `Bearer ${await signIn(base, 'user', ADMIN)}` });
  const shop = await layShop(admin);
  const asGuest = { 'x-publishable-api-key': shop.publishableKey };
  const account = { email: EMAIL, password: 'hunter22' };
  const { token: registration } = await caller(base, {})('POST', '/auth/customer/emailpass/register', account);
  await caller(base, { ...asGuest, authorization: `Bearer ${registration}` })('POST', '/store/customers', {
    email: EMAIL,
    first_name: 'Ada',
    last_name: 'L',
    phone: PHONE,
  });
  const ownerToken = await signIn(base, 'customer', account);
  const owner = caller(base, { ...asGuest, authorization: `Bearer ${ownerToken}` });
  const buy = (store: Call, email: string) => buyOne(store, shop, email);

  const paid = await buy(owner, EMAIL);
  await capture(admin, paid);
  const shipped = await buy(owner, EMAIL);
  await capture(admin, shipped);
  await ship(admin, shop, shipped, 'DHL186');
  const delivered = await buy(owner, EMAIL);
  await capture(admin, delivered);
  await deliver(admin, delivered, await ship(admin, shop, delivered, 'DHL193'));
  const returned = await buy(owner, EMAIL);
  const payment = await capture(admin, returned);
  await deliver(admin, returned, await ship(admin, shop, returned, 'DHL209'));
  await takeBack(admin, owner, shop, returned);
  await admin('POST', `/payments/${payment}/refund`, { amount: 89 });
  const foreign = await buy(caller(base, asGuest), GUEST_EMAIL);
  const pending = await buy(owner, EMAIL);
  const cancelled = await buy(owner, EMAIL);
  await admin('POST', `/orders/${cancelled.id}/cancel`, {});

  const numberOf = (order: Json) => `${order.display_id}`;
  return {
    publishableKey: shop.publishableKey,
    ownerToken,
    email: EMAIL,
    phone: PHONE,
    postcode: POSTCODE,
    numbers: {
      paid: numberOf(paid),
      shipped: numberOf(shipped),
      delivered: numberOf(delivered),
      returned: numberOf(returned),
      pending: numberOf(pending),
      cancelled: numberOf(cancelled),
    },
    foreign: { number: numberOf(foreign), email: GUEST_EMAIL },
  };
}

interface Shop {
  publishableKey: string;
  region: string;
  location: string;
  shipping: string;
  returnShipping: string;
  variant: string;
}

async function layShop(admin: Call): Promise<Shop> {
  const { stores } = await admin('GET', '/stores');
  const { sales_channel: channel } = await admin('POST', '/sales-channels', { name: 'Storefront' });
  await admin('POST', `/stores/${stores[0]?.id}`, {
    supported_currencies: [{ currency_code: 'eur', is_default: true }],
    default_sales_channel_id: channel.id,
  });
  const { region } = await admin('POST', '/regions', {
    name: 'Europe',
    currency_code: 'eur',
    countries: COUNTRIES,
    payment_providers: ['pp_system_default'],
  });
  for (const country_code of COUNTRIES) await admin('POST', '/tax-regions', { country_code, provider_id: 'tp_system' });
  const { stock_location: location } = await admin('POST', '/stock-locations', {
    name: 'Warehouse',
    address: { address_1: 'Kaistr. 1', city: 'Hamburg', country_code: 'DE' },
  });
  const place = `/stock-locations/${location.id}`;
  await admin('POST', `${place}/fulfillment-providers`, { add: ['manual_manual'] });
  await admin('POST', `${place}/sales-channels`, { add: [channel.id] });
  await admin('POST', `${place}/fulfillment-sets`, { name: 'Ship', type: 'shipping' });
  const { stock_location: withSets } = await admin('GET', `${place}?fields=*fulfillment_sets`);
  const { fulfillment_set: set } = await admin(
    'POST',
    `/fulfillment-sets/${withSets.fulfillment_sets[0]?.id}/service-zones`,
    { name: 'EU', geo_zones: COUNTRIES.map((country_code) => ({ type: 'country', country_code })) },
  );
  const { shipping_profiles: profiles } = await admin('GET', '/shipping-profiles');
  const profile =
    profiles[0] ?? (await admin('POST', '/shipping-profiles', { name: 'Default', type: 'default' })).shipping_profile;
  const shippingOption = async (name: string, isReturn: boolean, amount: number) => {
    const { shipping_option: option } = await admin('POST', '/shipping-options', {
      name,
      price_type: 'flat',
      provider_id: 'manual_manual',
      service_zone_id: set.service_zones[0]?.id,
      shipping_profile_id: profile?.id,
      type: { label: name, description: name, code: name.toLowerCase() },
      prices: [{ currency_code: 'eur', amount }],
      rules: [
        { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
        { attribute: 'is_return', value: `${isReturn}`, operator: 'eq' },
      ],
    });
    return option.id;
  };
  const { api_key: key } = await admin('POST', '/api-keys', { title: 'Storefront', type: 'publishable' });
  await admin('POST', `/api-keys/${key.id}/sales-channels`, { add: [channel.id] });
  const { product } = await admin('POST', '/products', {
    title: 'Trail Shoe',
    handle: 'trail-shoe',
    status: 'published',
    shipping_profile_id: profile?.id,
    sales_channels: [{ id: channel.id }],
    options: [{ title: 'Size', values: ['42'] }],
    variants: [
      {
        title: '42',
        sku: 'TS-42',
        options: { Size: '42' },
        manage_inventory: false,
        prices: [{ currency_code: 'eur', amount: 89 }],
      },
    ],
  });
  return {
    publishableKey: key.token,
    region: region.id,
    location: location.id,
    shipping: (await shippingOption('Standard', false, 5)) as string,
    returnShipping: (await shippingOption('Return', true, 0)) as string,
    variant: product.variants[0]?.id as string,
  };
}

async function buyOne(store: Call, shop: Shop, email: string): Promise<Json> {
  const address = {
    first_name: 'Ada',
    last_name: 'L',
    address_1: 'Hafen 2',
    city: 'Hamburg',
    postal_code: POSTCODE,
    country_code: 'de',
    phone: PHONE,
  };
  const { cart } = await store('POST', '/store/carts', {
    region_id: shop.region,
    email,
    shipping_address: address,
    billing_address: address,
    items: [{ variant_id: shop.variant, quantity: 1 }],
  });
  await store('POST', `/store/carts/${cart.id}/shipping-methods`, { option_id: shop.shipping });
  const { payment_collection: payment } = await store('POST', '/store/payment-collections', { cart_id: cart.id });
  await store('POST', `/store/payment-collections/${payment.id}/payment-sessions`, {
    provider_id: 'pp_system_default',
  });
  return (await store('POST', `/store/carts/${cart.id}/complete`, {})).order;
}

/** Id of the payment. */
async function capture(admin: Call, { id }: Json): Promise<string> {
  const { order } = await admin('GET', `/orders/${id}?fields=*payment_collections.payments`);
  const payment = order.payment_collections[0]?.payments[0]?.id as string;
  await admin('POST', `/payments/${payment}/capture`, {});
  return payment;
}

/** Id of the fulfilment. */
async function ship(admin: Call, { location }: Shop, order: Json, tracking_number: string): Promise<string> {
  const items = order.items.map(({ id }: Json) => ({ id, quantity: 1 }));
  const made = await admin('POST', `/orders/${order.id}/fulfillments?fields=*fulfillments`, {
    items,
    location_id: location,
  });
  const fulfilment = made.order.fulfillments[0]?.id as string;
  await admin('POST', `/orders/${order.id}/fulfillments/${fulfilment}/shipments`, {
    items,
    labels: [
      {
        tracking_number,
        tracking_url: `https://track.example.test/${tracking_number}`,
        label_url: `https://labels.example.test/${tracking_number}.pdf`,
      },
    ],
  });
  return fulfilment;
}

async function deliver(admin: Call, order: Json, fulfilment: string): Promise<void> {
  await admin('POST', `/orders/${order.id}/fulfillments/${fulfilment}/mark-as-delivered`, {});
}

async function takeBack(admin: Call, owner: Call, shop: Shop, order: Json): Promise<void> {
  const id = order.items[0]?.id;
  const made = await owner('POST', '/store/returns', {
    order_id: order.id,
    items: [{ id, quantity: 1 }],
    return_shipping: { option_id: shop.returnShipping },
    location_id: shop.location,
  });
  const back = `/returns/${made.return.id}`;
  await admin('POST', `${back}/receive`, {});
  await admin('POST', `${back}/receive-items`, { items: [{ id, quantity: 1 }] });
  await admin('POST', `${back}/receive/confirm`, {});
}
