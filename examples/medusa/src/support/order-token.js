const { createHmac, timingSafeEqual } = require('node:crypto');

/** Seconds for which a guest may open an order again without its contact. */
const LIFE_S = 3600;

const sign = (secret, text) => createHmac('sha256', secret).update(`aisle-order:${text}`).digest('base64url');

/** A token that opens the order of this number alone. */
function orderToken(secret, number, nowMs) {
  const claims = `${number}.${Math.floor(nowMs / 1000) + LIFE_S}`;
  return { token: `${claims}.${sign(secret, claims)}`, expires_in: LIFE_S };
}

/** The number of the order that a token opens; null for one that is forged or over. */
function numberOf(secret, token, nowMs) {
  const [number, until, signature, ...more] = String(token).split('.');
  if (!signature || more.length > 0 || Number(until) * 1000 < nowMs) return null;
  const expected = Buffer.from(sign(secret, `${number}.${until}`));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? number : null;
}

module.exports = { orderToken, numberOf };
