const LOCAL_DIGITS = 9;
const digits = (text) => String(text ?? '').replace(/\D/g, '');
const bare = (text) =>
  String(text ?? '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** True where the contact is one of the order's. A phone may lack its country. */
function contactMatches(order, { kind, value }) {
  const addresses = [order.shipping_address, order.billing_address].filter(Boolean);
  const asked = String(value ?? '')
    .trim()
    .slice(0, 200);
  if (asked === '') return false;
  if (kind === 'email') return String(order.email ?? '').toLowerCase() === asked.toLowerCase();
  if (kind === 'postcode')
    return addresses.some(({ postal_code }) => bare(postal_code) !== '' && bare(postal_code) === bare(asked));
  const tail = digits(asked).slice(-LOCAL_DIGITS);
  return tail.length === LOCAL_DIGITS && addresses.some(({ phone }) => digits(phone).endsWith(tail));
}

module.exports = { contactMatches };
