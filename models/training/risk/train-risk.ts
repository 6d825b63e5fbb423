import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluateModel } from './evaluate-model.ts';
import { figuresTable } from './figures-table.ts';
import { readHistory, writeHistory } from './history-csv.ts';
import { simulateHistory } from './simulate-history.ts';
import { trainModel } from './train-model.ts';

/**
 * Fits the risk model and judges it against its rule.
 *   npm run train:risk                           the simulated history; figures of the development months
 *   npm run train:risk -- --test                 writes models/risk/: the model, and its figures on the last months
 *   npm run train:risk -- --csv FILE --out FILE  a shop's own history (columns: README.md)
 *   npm run train:risk -- --write-csv FILE       writes the simulated history, to look at or as a pattern
 */
const { values } = parseArgs({
  options: {
    csv: { type: 'string' },
    out: { type: 'string' },
    test: { type: 'boolean', default: false },
    /** With logistic regression beside it: takes a minute more. */
    logistic: { type: 'boolean', default: false },
    'write-csv': { type: 'string' },
  },
});
const SHIPPED = new URL('../../risk/', import.meta.url);

const orders = values.csv ? readHistory(readFileSync(values.csv, 'utf8')) : simulateHistory();
if (values['write-csv']) writeFileSync(values['write-csv'], writeHistory(orders));
const { model, train, dev, test } = trainModel(orders);
const figures = evaluateModel(model, train, values.test ? test : dev, values.logistic);
console.log(
  `${orders.length} orders: ${train.orders.length} to fit, ${dev.orders.length} to choose, ${test.orders.length} to judge\n`,
);
console.log(figuresTable(figures));
console.log(`thresholds ${JSON.stringify(model.thresholds)}`);
if (values.out) writeFileSync(values.out, `${JSON.stringify(model)}\n`);
else if (values.test && !values.csv) {
  writeFileSync(new URL('risk.json', SHIPPED), `${JSON.stringify(model)}\n`);
  writeFileSync(new URL('figures.json', SHIPPED), `${JSON.stringify(figures, null, 2)}\n`);
}
