// A Vendure shop in memory (sql.js): `node server.mjs PORT ORIGIN`. Says `ready` when it answers.
import vendure from '@vendure/core';

const [port, origin] = process.argv.slice(2);
const { bootstrap, DefaultJobQueuePlugin, DefaultLogger, DefaultSchedulerPlugin, LogLevel, dummyPaymentHandler } =
  vendure;

await bootstrap({
  apiOptions: {
    hostname: '127.0.0.1',
    port: Number(port),
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
    cors: { origin: [origin], credentials: true },
  },
  authOptions: {
    tokenMethod: ['bearer'],
    requireVerification: false,
    superadminCredentials: { identifier: 'superadmin', password: 'superadmin' },
  },
  dbConnectionOptions: { type: 'sqljs', synchronize: true },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  logger: new DefaultLogger({ level: LogLevel.Error }),
  plugins: [DefaultJobQueuePlugin.init({}), DefaultSchedulerPlugin.init({})],
});
console.log('ready');
