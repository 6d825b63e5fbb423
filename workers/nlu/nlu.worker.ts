import { expose } from 'comlink';
import { registerAppErrorTransfer } from '../shared/app-error-transfer.ts';
import { NluService } from './nlu-service.ts';

registerAppErrorTransfer();
expose(new NluService(() => import('./browser-encoder.ts').then(({ browserEncoder }) => browserEncoder)));
// The page calls from now on: what it sent before this module ran would be lost.
postMessage('started');
