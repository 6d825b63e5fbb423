/** What a request is for: shown to the shopper in the list of all that left the device. */
export type BackendPurpose = 'capabilities' | 'order' | 'handoff' | 'push';

/** `fetch` as the adapter calls it. The app passes its recorder's. */
export type BackendFetch = (input: string, init: RequestInit, purpose: BackendPurpose) => Promise<Response>;
