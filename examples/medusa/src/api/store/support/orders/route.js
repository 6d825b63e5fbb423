const { readOrders, shown } = require('../../../../support/read-orders');

const MOST = 50;

/** The signed-in customer's orders, newest first: `?limit&offset` → `{orders, count}`. */
exports.GET = async (req, res) => {
  const customer_id = req.auth_context?.actor_id;
  if (!customer_id) return res.status(401).json({ type: 'unauthorized', message: 'Unauthorized' });
  const take = Math.min(Number(req.query.limit) || 10, MOST);
  const skip = Math.max(Number(req.query.offset) || 0, 0);
  const { orders, count } = await readOrders(req.scope, { filters: { customer_id }, skip, take });
  res.set('Cache-Control', 'no-store').json({ orders: orders.map(shown), count });
};
