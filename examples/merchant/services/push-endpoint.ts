/** Push services of the browsers' makers. A host that begins with a dot stands for all below it. */
export const PUSH_HOSTS = [
  'fcm.googleapis.com',
  '.push.services.mozilla.com',
  '.notify.windows.com',
  '.push.apple.com',
] as const;

/**
 * Whether this server may send there. The address comes from a device, and without a list of hosts anybody could have this
 * server send requests into the network it stands in.
 * @param others Hosts of the merchant's own choice, with `host:port` where the port is not 443; those may be plain HTTP.
 */
export function isPushEndpoint(endpoint: string, others: readonly string[] = []): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, host, username, password } = new URL(endpoint);
  if (username || password) return false;
  if (others.includes(host)) return protocol === 'https:' || protocol === 'http:';
  return (
    protocol === 'https:' && PUSH_HOSTS.some((known) => (known.startsWith('.') ? host.endsWith(known) : host === known))
  );
}
