import type { Shipment } from '#commerce/order.ts';
import type { DemoClock } from './demo-clock.ts';
import type { DemoOrder } from './demo-order.ts';
import { globalProducts } from './global-products.ts';

const { EARBUDS, HEADPHONES, KETTLE, WOK, NOTEBOOK, BACKPACK, DA_HONG_PAO, TASTING_BOX, GAIWAN } = globalProducts;
const { CUPS, SILK_SQUARE, PANDA } = globalProducts;

export const SCHULZ = 'cus_gl_3004';

/** Orders to which something happened that a shopper asks the cross-border shop to put right; all of one customer. */
export function globalServiceOrders({ day, minutes }: DemoClock): DemoOrder[] {
  const dhl = (tracking_number: string, rest: Shipment): Shipment => ({
    carrier: 'DHL',
    tracking_number,
    tracking_url: `https://track.example.com/parcel/${tracking_number}`,
    ...rest,
  });
  return [
    {
      // Delivered the day before yesterday: missing, wrong, broken, defective, musty, too light.
      number: 'GL-88205518',
      customerId: SCHULZ,
      placed_at: day(-15, '11:27'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      returnable: true,
      lines: [
        [TASTING_BOX, 1],
        [DA_HONG_PAO, 1],
        [GAIWAN, 1],
        [EARBUDS, 1],
        [SILK_SQUARE, 1],
      ],
      shipments: [
        dhl('FM7719990816DE', {
          shipped_at: day(-14, '09:12'),
          delivered_at: day(-2, '12:10'),
          events: [
            { at: day(-2, '12:10'), text: 'Delivered, handed to the recipient', place: 'Berlin, Germany' },
            { at: day(-2, '07:44'), text: 'Out for delivery', place: 'Berlin, Germany' },
            { at: day(-5, '15:31'), text: 'Import clearance completed', place: 'Leipzig, Germany' },
            { at: day(-14, '09:12'), text: 'Parcel handed to the carrier', place: 'Hangzhou, China' },
          ],
        }),
      ],
    },
    {
      // Over its time, but not long enough to be lost.
      number: 'GL-88199046',
      customerId: SCHULZ,
      placed_at: day(-19, '16:18'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'shipped',
      lines: [[WOK, 1]],
      shipments: [
        dhl('FM7719755124DE', {
          shipped_at: day(-18, '09:30'),
          eta: day(-3, '18:00'),
          events: [
            { at: day(-4, '20:05'), text: 'Held for inspection by customs', place: 'Leipzig, Germany' },
            { at: day(-18, '09:30'), text: 'Parcel handed to the carrier', place: 'Hangzhou, China' },
          ],
        }),
      ],
    },
    {
      // Nothing new for a month: lost.
      number: 'GL-88160233',
      customerId: SCHULZ,
      placed_at: day(-58, '13:50'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'shipped',
      lines: [
        [CUPS, 1],
        [NOTEBOOK, 2],
      ],
      shipments: [
        dhl('FM7718011902DE', {
          shipped_at: day(-57, '10:10'),
          eta: day(-42, '18:00'),
          events: [
            { at: day(-50, '22:40'), text: 'Departed by air', place: 'Hangzhou, China' },
            { at: day(-57, '10:10'), text: 'Parcel handed to the carrier', place: 'Hangzhou, China' },
          ],
        }),
      ],
    },
    {
      // Bought before the price fell.
      number: 'GL-88215390',
      customerId: SCHULZ,
      placed_at: day(-6, '10:41'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'shipped',
      lines: [[HEADPHONES, 1, '95.00']],
      shipments: [
        dhl('FM7720301577DE', {
          shipped_at: day(-5, '09:18'),
          eta: day(7, '18:00'),
          events: [{ at: day(-5, '09:18'), text: 'Parcel handed to the carrier', place: 'Hangzhou, China' }],
        }),
      ],
    },
    {
      // The bank took the money twice.
      number: 'GL-88231077',
      customerId: SCHULZ,
      placed_at: minutes(-80),
      status: 'open',
      payment: 'paid',
      fulfillment: 'unfulfilled',
      lines: [
        [BACKPACK, 1],
        [PANDA, 2],
      ],
      facts: { charged_twice: true },
    },
    {
      // Too long ago to go back.
      number: 'GL-88101925',
      customerId: SCHULZ,
      placed_at: day(-60, '19:33'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      lines: [[KETTLE, 1]],
      shipments: [
        dhl('FM7717890445DE', {
          shipped_at: day(-58, '09:50'),
          delivered_at: day(-46, '11:25'),
          events: [{ at: day(-46, '11:25'), text: 'Delivered', place: 'Berlin, Germany' }],
        }),
      ],
    },
  ];
}
