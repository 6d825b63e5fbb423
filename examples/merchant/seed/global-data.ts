import type { Shipment } from '#commerce/order.ts';
import { createDemoClock } from './demo-clock.ts';
import type { DemoData } from './demo-data.ts';
import { type DemoOrder, demoOrder } from './demo-order.ts';
import { globalProducts } from './global-products.ts';
import { globalServiceOrders, SCHULZ } from './global-service-orders.ts';

const {
  E_READER,
  EARBUDS,
  HEADPHONES,
  KETTLE,
  VASE,
  WOK,
  STEAMER,
  NOTEBOOK,
  SEAL,
  BACKPACK,
  DA_HONG_PAO,
  LAPSANG,
  TASTING_BOX,
  GAIWAN,
  CUPS,
  SILK_SQUARE,
  SHAWL,
  ROBE,
  PANDA,
} = globalProducts;

const LIN = 'cus_gl_3001';
const ROSSI = 'cus_gl_3002';
const BAKER = 'cus_gl_3003';

/** The cross-border shop: freight from Hangzhou, then a carrier of the country. */
export function globalData(nowMs: number): DemoData {
  const clock = createDemoClock(nowMs, 0);
  const { day, minutes } = clock;
  const parcel = (carrier: string, tracking_number: string, rest: Shipment): Shipment => ({
    carrier,
    tracking_number,
    tracking_url: `https://track.example.com/parcel/${tracking_number}`,
    ...rest,
  });

  const orders: DemoOrder[] = [
    {
      number: 'GL-88214907',
      customerId: LIN,
      placed_at: day(-9, '13:22'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'shipped',
      lines: [
        [SHAWL, 1],
        [DA_HONG_PAO, 2],
        [CUPS, 1],
      ],
      shipments: [
        parcel('Poste Italiane', 'FM7720148831IT', {
          shipped_at: day(-8, '09:15'),
          eta: day(4, '18:00'),
          events: [
            {
              at: minutes(-190),
              text: 'Import clearance in progress, duty and VAT already paid',
              place: 'Milan, Italy',
            },
            { at: day(-1, '04:38'), text: 'Arrived in the country of destination', place: 'Milan Malpensa, Italy' },
            { at: day(-4, '22:10'), text: 'Departed by air', place: 'Hangzhou, China' },
            { at: day(-6, '06:52'), text: 'Export clearance completed', place: 'Hangzhou, China' },
            { at: day(-8, '09:15'), text: 'Parcel handed to the carrier', place: 'Hangzhou, China' },
          ],
          legs: [
            {
              mode: 'road',
              from: 'Hangzhou, China',
              to: 'Hangzhou Xiaoshan airport, China',
              departed_at: day(-8, '09:15'),
              arrived_at: day(-6, '06:52'),
            },
            {
              mode: 'air',
              from: 'Hangzhou Xiaoshan airport, China',
              to: 'Milan Malpensa, Italy',
              departed_at: day(-4, '22:10'),
              arrived_at: day(-1, '04:38'),
            },
            { mode: 'road', carrier: 'Poste Italiane', from: 'Milan, Italy', eta: day(4, '18:00') },
          ],
        }),
      ],
    },
    {
      number: 'GL-88230164',
      customerId: LIN,
      placed_at: minutes(-25),
      status: 'open',
      payment: 'pending',
      fulfillment: 'unfulfilled',
      lines: [[E_READER, 1]],
    },
    {
      number: 'GL-88190552',
      customerId: LIN,
      placed_at: day(-17, '18:40'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      returnable: true,
      lines: [
        [SILK_SQUARE, 1],
        [NOTEBOOK, 3],
      ],
      shipments: [
        parcel('Poste Italiane', 'FM7719904417IT', {
          shipped_at: day(-16, '08:30'),
          delivered_at: day(-1, '11:47'),
          events: [
            { at: day(-1, '11:47'), text: 'Delivered, left with a neighbour', place: 'Milan, Italy' },
            { at: day(-1, '07:55'), text: 'Out for delivery', place: 'Milan, Italy' },
            { at: day(-3, '16:20'), text: 'Import clearance completed', place: 'Milan, Italy' },
            { at: day(-9, '21:05'), text: 'Departed by air', place: 'Hangzhou, China' },
          ],
        }),
      ],
    },
    {
      number: 'GL-88102338',
      customerId: LIN,
      placed_at: day(-48, '10:11'),
      status: 'completed',
      payment: 'refunded',
      fulfillment: 'returned',
      lines: [[HEADPHONES, 1]],
      shipments: [
        parcel('Poste Italiane', 'FM7718200936IT', {
          shipped_at: day(-46, '09:40'),
          delivered_at: day(-34, '13:02'),
          events: [{ at: day(-34, '13:02'), text: 'Delivered', place: 'Milan, Italy' }],
        }),
      ],
      returns: [{ id: 'ret_gl_2338', status: 'refunded', requested_at: day(-30, '19:45') }],
      refunded: 'all',
    },
    {
      number: 'GL-88228810',
      customerId: ROSSI,
      placed_at: minutes(-310),
      status: 'open',
      payment: 'paid',
      fulfillment: 'unfulfilled',
      lines: [
        [WOK, 1],
        [STEAMER, 1],
      ],
    },
    {
      number: 'GL-88221975',
      customerId: ROSSI,
      placed_at: day(-2, '15:06'),
      status: 'open',
      payment: 'authorized',
      fulfillment: 'processing',
      // Carved by hand within five working days, and charged when it leaves.
      lines: [[SEAL, 1]],
    },
    {
      number: 'GL-88209643',
      customerId: ROSSI,
      placed_at: day(-10, '09:57'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'partially_shipped',
      lines: [
        [BACKPACK, 1],
        [KETTLE, 1],
      ],
      shipments: [
        parcel('DHL', 'FM7720077506DE', {
          shipped_at: day(-8, '10:20'),
          eta: day(3, '18:00'),
          events: [
            { at: day(-2, '02:14'), text: 'Arrived in the country of destination', place: 'Leipzig, Germany' },
            {
              at: day(-8, '10:20'),
              text: 'Backpack handed to the carrier; the kettle follows from Venlo',
              place: 'Hangzhou, China',
            },
          ],
        }),
      ],
    },
    {
      number: 'GL-88196720',
      customerId: ROSSI,
      placed_at: day(-14, '20:31'),
      status: 'open',
      payment: 'paid',
      fulfillment: 'out_for_delivery',
      lines: [
        [TASTING_BOX, 2],
        [GAIWAN, 1],
      ],
      shipments: [
        parcel('DHL', 'FM7719983021DE', {
          shipped_at: day(-13, '09:05'),
          eta: minutes(210),
          events: [
            { at: minutes(-95), text: 'Out for delivery', place: 'Munich, Germany' },
            { at: day(-1, '19:28'), text: 'Arrived at the delivery depot', place: 'Munich, Germany' },
            { at: day(-3, '12:40'), text: 'Import clearance completed', place: 'Leipzig, Germany' },
            { at: day(-13, '09:05'), text: 'Parcel handed to the carrier', place: 'Hangzhou, China' },
          ],
        }),
      ],
    },
    {
      number: 'GL-88140287',
      customerId: BAKER,
      placed_at: day(-33, '12:18'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'delivered',
      returnable: true,
      lines: [
        [LAPSANG, 2],
        [PANDA, 1],
      ],
      shipments: [
        parcel('Royal Mail', 'FM7718877140GB', {
          shipped_at: day(-32, '08:50'),
          delivered_at: day(-21, '10:36'),
          events: [{ at: day(-21, '10:36'), text: 'Delivered through the letterbox', place: 'London, United Kingdom' }],
        }),
      ],
    },
    {
      number: 'GL-88218456',
      customerId: BAKER,
      placed_at: day(-4, '17:09'),
      status: 'cancelled',
      payment: 'refunded',
      fulfillment: 'unfulfilled',
      lines: [[VASE, 1]],
      refunded: 'all',
      facts: { cancelled_at: day(-4, '18:02') },
    },
    {
      number: 'GL-88229931',
      customerId: BAKER,
      placed_at: minutes(-130),
      status: 'open',
      payment: 'failed',
      fulfillment: 'unfulfilled',
      lines: [[EARBUDS, 2]],
    },
    {
      number: 'GL-88120694',
      customerId: BAKER,
      placed_at: day(-41, '21:50'),
      status: 'completed',
      payment: 'paid',
      fulfillment: 'returned',
      lines: [[ROBE, 1]],
      shipments: [
        parcel('Royal Mail', 'FM7718504662GB', {
          shipped_at: day(-40, '09:25'),
          delivered_at: day(-28, '14:11'),
          events: [
            { at: day(-28, '14:11'), text: 'Delivered, signed for by the recipient', place: 'London, United Kingdom' },
          ],
        }),
      ],
      // Checked in at Coventry; the refund is due within five working days.
      returns: [{ id: 'ret_gl_0694', status: 'received', requested_at: day(-12, '08:37') }],
    },
  ];

  return {
    customers: [
      { id: LIN, name: 'Lin Xiaoyu', email: 'lin@example.com', phone: '+86 138 1600 6688', postcode: '200040' },
      { id: ROSSI, name: 'Giulia Rossi', email: 'rossi@example.com', phone: '+49 151 0000 4417', postcode: '80331' },
      { id: BAKER, name: 'Tom Baker', email: 'baker@example.com', phone: '+44 7700 900321', postcode: 'EC1A 1BB' },
      { id: SCHULZ, name: 'Emma Schulz', email: 'emma@example.com', phone: '+49 30 0000 7825', postcode: '10115' },
    ],
    orders: [...orders, ...globalServiceOrders(clock)].map((order) => demoOrder('global', 'USD', order)),
  };
}
