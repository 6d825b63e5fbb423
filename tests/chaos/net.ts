/** A way to servers that come and go: as a load balancer and a patient device have it. */
export interface Net {
  /** To a server that answers, the next one each time; waits for one. 4xx are answers, 429 and 5xx are not. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** One try. */
  once(path: string, init?: RequestInit): Promise<Response>;
  use(urls: readonly string[]): void;
}

const RETRY_MS = 50;
const GIVE_UP_MS = 60_000;

export function createNet(first: readonly string[]): Net {
  let urls = [...first];
  let turn = 0;

  function once(path: string, init: RequestInit = {}): Promise<Response> {
    turn += 1;
    return fetch(`${urls[turn % urls.length]}${path}`, init);
  }

  return {
    once,
    use(those) {
      urls = [...those];
    },
    async send(path, init) {
      const end = performance.now() + GIVE_UP_MS;
      let last: unknown = 'nothing was tried';
      while (performance.now() < end) {
        try {
          const response = await once(path, init);
          if (response.status < 500 && response.status !== 429) return response;
          last = `${response.status}: ${await response.text()}`;
        } catch (error) {
          last = error;
        }
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
      throw new Error(`no server took ${path}: ${String(last)}`);
    },
  };
}
