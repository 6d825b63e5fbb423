import { readFile, writeFile } from 'node:fs/promises';
import { PROTOCOL_DOCUMENT, PROTOCOL_TYPES } from './protocol/files.ts';
import { renderProtocolTypes } from './protocol/render-types.ts';

/** `npx tsx scripts/protocol-types.ts`: writes the TypeScript types of the merchant protocol anew. */
await writeFile(PROTOCOL_TYPES, await renderProtocolTypes(await readFile(PROTOCOL_DOCUMENT, 'utf8')));
