export const PROTOCOL_DOCUMENT = new URL('../../docs/merchant-protocol.openapi.yaml', import.meta.url);
export const PROTOCOL_TYPES = new URL('../../src/merchant/generated/protocol.ts', import.meta.url);
