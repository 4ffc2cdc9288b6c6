// A process that applies one list until it is killed: `<database url> <office> <list id>`
import { DataSource } from 'typeorm';
import { ListsModule, ListWork } from '#lists';
import { ProductAtHand } from '../support/product-at-hand.js';

const [url = '', office = '', list = ''] = process.argv.slice(2);

const product = await ProductAtHand.open({ url, admin: new DataSource({ type: 'postgres', url }) }, [ListsModule]);
await product.app.get(ListWork).make(office, list);
await product.close();
