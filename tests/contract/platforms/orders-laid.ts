/** The orders that every platform in the suite holds, oldest first; each platform writes them in its own way. */
export interface LaidOrder {
  number: number;
  customerId: number;
  email: string;
  phone: string;
  postcode: string;
  placedAt: string;
}

const ADA = { customerId: 11, email: 'ada@example.test', phone: '+44 20 7946 0018', postcode: 'SW1A 1AA' };

export const LAID: LaidOrder[] = [
  { ...ADA, number: 1001, placedAt: '2026-11-01T08:00:00Z' },
  { ...ADA, number: 1002, placedAt: '2026-11-02T08:00:00Z' },
  { ...ADA, number: 1003, placedAt: '2026-11-03T08:00:00Z' },
  { ...ADA, number: 1004, customerId: 12, email: 'bo@example.test', placedAt: '2026-11-04T08:00:00Z' },
];

export const newestOf = (customerId: number): LaidOrder[] =>
  LAID.filter((order) => order.customerId === customerId).toReversed();
