const { numberOf } = require('../../../../../support/order-token');
const { readOrders, shown } = require('../../../../../support/read-orders');

const unauthorised = (res) => res.status(401).json({ type: 'unauthorized', message: 'Unauthorized' });

/** One order: of the signed-in customer, or by the token of a look-up in `x-order-token`. */
exports.GET = async (req, res) => {
  const { number } = req.params;
  const token = req.get('x-order-token');
  const customer = req.auth_context?.actor_id;
  const filters = { display_id: Number(number) };
  if (token !== undefined) {
    const { jwtSecret } = req.scope.resolve('configModule').projectConfig.http;
    const opened = numberOf(jwtSecret, token, Date.now());
    if (opened === null) return unauthorised(res);
    if (opened !== number)
      return res.status(404).json({ type: 'urn:problem-type:aisle:order-not-found', title: 'No order matches' });
  } else if (customer) filters.customer_id = customer;
  else return unauthorised(res);
  const { orders } = Number.isSafeInteger(filters.display_id)
    ? await readOrders(req.scope, { filters })
    : { orders: [] };
  if (orders.length === 0)
    return res.status(404).json({ type: 'urn:problem-type:aisle:order-not-found', title: 'No order matches' });
  res.set('Cache-Control', 'no-store').json({ order: shown(orders[0]) });
};
