// A process that recounts one change of the calendar until it is killed: `<database url> <office> <change id>`
import { DataSource } from 'typeorm';
import { RecountWork } from '#matters';
import { ProductAtHand } from '../support/product-at-hand.js';

const [url = '', office = '', change = ''] = process.argv.slice(2);

const product = await ProductAtHand.open({ url, admin: new DataSource({ type: 'postgres', url }) });
const told = (examined: number): void => void process.stdout.write(`${String(examined)}\n`);
await product.app.get(RecountWork).carryOut(office, change, told);
await product.close();
