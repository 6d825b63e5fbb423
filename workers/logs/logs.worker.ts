import { expose } from 'comlink';
import { registerAppErrorTransfer } from '../shared/app-error-transfer.ts';
import { LogsService } from './logs-service.ts';

registerAppErrorTransfer();
expose(new LogsService());
// The page calls from now on: what it sent before this module ran would be lost.
postMessage('started');
