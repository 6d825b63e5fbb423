import { jwtVerify } from 'jose';
import { type IdentityKeys, SIGNATURE_WINDOW_S } from './identity-keys.ts';
import type { SignedIdentity } from './signed-identity.ts';

/** The token of `/customer/current.jwt`: signed by the app's secret, for this app, of this store. */
export async function bigcommerceIdentity(
  keys: IdentityKeys['bigcommerce'],
  jwt: string,
  nowMs: number,
): Promise<SignedIdentity> {
  if (!keys) return null;
  try {
    const { payload } = await jwtVerify(jwt, new TextEncoder().encode(keys.secret), {
      algorithms: ['HS256'],
      issuer: 'bc/apps',
      audience: keys.clientId,
      subject: keys.storeHash,
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: SIGNATURE_WINDOW_S,
      clockTolerance: 30,
      currentDate: new Date(nowMs),
    });
    const { customer, operation } = payload;
    const id = typeof customer === 'object' && customer !== null && 'id' in customer ? customer.id : undefined;
    if (operation !== 'current_customer' || (typeof id !== 'number' && typeof id !== 'string')) return null;
    // Without the signature, whose last letter can be written in several ways.
    return { id: `${id}`, signed: jwt.slice(0, jwt.lastIndexOf('.')) };
  } catch {
    return null;
  }
}
