import { callAisle } from './aisle.ts';
import { both } from './element.ts';
import { WORDS } from './words.ts';

interface Customer {
  id: string;
  name: string;
  email: string;
}

/**
 * "Sign in as demo shopper". The shop's backend says who that is and mints the token with which Aisle may ask for this
 * shopper's orders; a real shop does the same from its own log-in.
 */
export function startSession(shop: string): void {
  const signIn = document.querySelector<HTMLButtonElement>('#sign-in');
  const signOut = document.querySelector<HTMLButtonElement>('#sign-out');
  const status = document.querySelector<HTMLElement>('#shopper');
  if (signIn === null || signOut === null || status === null) return;
  const key = `demo:${shop}:customer`;

  const show = (customer: Customer | null) => {
    signIn.hidden = customer !== null;
    signOut.hidden = customer === null;
    status.replaceChildren(...(customer ? [both(WORDS.signedInAs), customer.name] : []));
    const identity = customer && { ...customer, getToken: async () => (await openSession(shop)).token };
    callAisle('identify', identity);
  };

  signIn.addEventListener('click', async () => {
    signIn.disabled = true;
    try {
      const { customer } = await openSession(shop);
      sessionStorage.setItem(key, JSON.stringify(customer));
      show(customer);
      signOut.focus();
    } catch {
      status.replaceChildren(both(WORDS.signInFailed));
    } finally {
      signIn.disabled = false;
    }
  });
  signOut.addEventListener('click', () => {
    sessionStorage.removeItem(key);
    show(null);
    signIn.focus();
  });

  const stored = sessionStorage.getItem(key);
  if (stored !== null) show(JSON.parse(stored) as Customer);
}

async function openSession(shop: string): Promise<{ token: string; customer: Customer }> {
  const response = await fetch(`/${shop}/session`, { method: 'POST' });
  if (!response.ok) throw new Error(`session: ${response.status}`);
  return (await response.json()) as { token: string; customer: Customer };
}
