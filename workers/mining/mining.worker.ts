import { expose } from 'comlink';
import { registerAppErrorTransfer } from '../shared/app-error-transfer.ts';
import { MiningService } from './mining-service.ts';

registerAppErrorTransfer();
expose(new MiningService(() => import('../nlu/browser-encoder.ts').then(({ browserEncoder }) => browserEncoder)));
// The page calls from now on: what it sent before this module ran would be lost.
postMessage('started');
