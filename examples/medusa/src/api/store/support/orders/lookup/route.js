const { contactMatches } = require('../../../../../support/contact-matches');
const { noteFailure, secondsToWait } = require('../../../../../support/limit-tries');
const { orderToken } = require('../../../../../support/order-token');
const { readOrders, shown } = require('../../../../../support/read-orders');

/** `{number, contact: {kind, value}}` → the order and a token for it. Answers alike for a wrong number and a wrong contact. */
exports.POST = async (req, res) => {
  const { number, contact } = req.body ?? {};
  const asked = String(number ?? '')
    .replace(/\D/g, '')
    .slice(0, 12);
  const wait = secondsToWait(asked, Date.now());
  if (wait > 0)
    return res.status(429).set('Retry-After', `${wait}`).json({ type: 'rate_limited', message: 'Try again later' });
  const { orders } =
    asked === ''
      ? { orders: [] }
      : await readOrders(req.scope, { filters: { display_id: Number(asked) }, withContact: true });
  const [order] = orders;
  if (!order || !contact || !contactMatches(order, contact)) {
    noteFailure(asked, Date.now());
    return res.status(404).json({ type: 'urn:problem-type:aisle:order-not-found', title: 'No order matches' });
  }
  const { jwtSecret } = req.scope.resolve('configModule').projectConfig.http;
  res
    .set('Cache-Control', 'no-store')
    .json({ order: shown(order), ...orderToken(jwtSecret, order.display_id, Date.now()) });
};
