import { newVapidKeys } from '#examples/merchant/services/push-vapid.ts';

/** `npx tsx scripts/vapid-keys.ts`: a new pair for the reference backend's pushes, as lines of its environment. */
const { publicKey, privateKey } = newVapidKeys();
console.log(
  `VAPID_PUBLIC_KEY=${publicKey}\nVAPID_PRIVATE_KEY=${privateKey}\nVAPID_SUBJECT=mailto:support@shop.example`,
);
