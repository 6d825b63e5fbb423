const { defineConfig } = require('@medusajs/framework/utils');

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS,
      adminCors: 'http://127.0.0.1:7001',
      authCors: process.env.STORE_CORS,
      jwtSecret: 'a test secret for tokens',
      cookieSecret: 'a test secret for cookies',
    },
  },
});
