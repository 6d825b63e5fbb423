import { parseArgs } from 'node:util';
import { ensurePackKey } from '#scripts/pack/pack-key.ts';

const USAGE = `Makes the key pair that signs a shop's packs, unless it is there, and prints the public key.

  npm run pack:keys -- [--key FILE]

  --key  key file (default .aisle/pack-key.json); keep it out of the repository and off the web host
`;

try {
  const { values } = parseArgs({
    options: { key: { type: 'string', default: '.aisle/pack-key.json' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) {
    console.log(USAGE);
  } else {
    const { publicKey, created } = ensurePackKey(values.key);
    console.error(created ? `made ${values.key}` : `${values.key} was there and stays as it is`);
    console.log(publicKey);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
