import { contractDatabases } from './contract-databases.ts';
import { describeMerchantBackend } from './merchant-backend.contract.ts';
import { startRestFixture } from './rest-fixture.ts';

for (const { name, open } of contractDatabases()) {
  describeMerchantBackend(`rest adapter, ${name}`, async () => startRestFixture(await open()));
}
