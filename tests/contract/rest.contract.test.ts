import { openDatabase } from '#examples/merchant/database/open-database.ts';
import { openPostgresDatabase } from '#examples/merchant/database/open-postgres-database.ts';
import { describeMerchantBackend } from './merchant-backend.contract.ts';
import { startRestFixture } from './rest-fixture.ts';

describeMerchantBackend('rest adapter, embedded PostgreSQL', async () => startRestFixture(await openDatabase({})));

const databaseUrl = process.env.TEST_DATABASE_URL;
if (databaseUrl) {
  describeMerchantBackend('rest adapter, server PostgreSQL', async () => {
    // Everything in this database is erased.
    const erased = openPostgresDatabase(databaseUrl);
    await erased.script('drop schema public cascade; create schema public');
    await erased.close();
    return startRestFixture(await openDatabase({ databaseUrl }));
  });
}
