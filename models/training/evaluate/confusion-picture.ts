import type { Confusion, Evaluation } from './evaluate-tier.ts';
import { picture, type Svg, svg, textOf } from './svg.ts';

const CELL = 12;
const LABELS = 130;
const TOP = 30;
const LIST = { width: 520, row: 22, pairs: 36, bar: 160 };

/**
 * What is taken for what: a matrix, row by intended and column by read label, darker where a larger share of the row is
 * read so; beside it the most frequent mistakes.
 */
export function confusionPicture({ byIntent, confusions, messages }: Evaluation, labels: readonly string[]): string {
  const side = labels.length * CELL;
  const shares = new Map(confusions.map(({ intended, read, share }) => [`${intended} ${read}`, share]));
  const cells = labels.flatMap((intended, row) =>
    labels.flatMap((read, column) => {
      const isDiagonal = row === column;
      const share = isDiagonal ? (byIntent[intended]?.accuracy ?? 0) : (shares.get(`${intended} ${read}`) ?? 0);
      return share === 0 ? [] : [cell(row, column, share, isDiagonal, `${intended} → ${read}: ${percent(share)}`)];
    }),
  );
  const names = labels.flatMap((label, at) => {
    const middle = (at + 0.5) * CELL;
    return [
      svg('text', { x: LABELS - 4, y: TOP + middle + 3, 'text-anchor': 'end', 'font-size': 9 }, textOf(label)),
      svg(
        'text',
        { transform: `translate(${LABELS + middle + 3} ${TOP + side + 4}) rotate(90)`, 'font-size': 9 },
        textOf(label),
      ),
    ];
  });
  return picture(
    {
      width: LABELS + side + LIST.width,
      height: TOP + side + LABELS,
      title: `Which intents are taken for which, ${messages} messages`,
    },
    svg('text', { x: LABELS, y: 18 }, textOf('intended (rows) and read (columns); green: right, red: wrong')),
    svg('rect', { x: LABELS, y: TOP, width: side, height: side, fill: 'none', stroke: '#ccc' }),
    ...cells,
    ...names,
    ...mostFrequent(confusions.slice(0, LIST.pairs), LABELS + side + 20),
  );
}

function cell(row: number, column: number, share: number, isDiagonal: boolean, title: string): Svg {
  return svg(
    'rect',
    {
      x: LABELS + column * CELL,
      y: TOP + row * CELL,
      width: CELL,
      height: CELL,
      fill: isDiagonal ? '#1b7f4b' : '#b3261e',
      // Mistakes are small shares: the root lets them be seen.
      'fill-opacity': isDiagonal ? share * 0.6 : Math.sqrt(share),
    },
    svg('title', {}, textOf(title)),
  );
}

function mostFrequent(pairs: readonly Confusion[], left: number): Svg[] {
  const most = Math.max(1, ...pairs.map(({ messages }) => messages));
  return [
    svg('text', { x: left, y: 18 }, textOf('intended → read: messages, share of the intended')),
    ...pairs.flatMap(({ intended, read, messages, share }, at) => {
      const y = TOP + at * LIST.row;
      return [
        svg('rect', { x: left, y, width: (messages / most) * LIST.bar, height: LIST.row - 8, fill: '#e7b4b0' }),
        svg('text', { x: left + 4, y: y + 11 }, textOf(`${intended} → ${read}: ${messages}, ${percent(share)}`)),
      ];
    }),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
