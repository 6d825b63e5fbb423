const { authenticate, defineMiddlewares } = require('@medusajs/framework/http');

/** Who is signed in may read their own orders; a guest needs a number and its contact. */
exports.default = defineMiddlewares({
  routes: [
    {
      matcher: '/store/support/*',
      middlewares: [authenticate('customer', ['bearer', 'session'], { allowUnauthenticated: true })],
    },
  ],
});
