import { expose } from 'comlink';
import { registerAppErrorTransfer } from '../shared/app-error-transfer.ts';
import { browserHost } from './browser-host.ts';
import { RehearsalService } from './rehearsal-service.ts';

registerAppErrorTransfer();
expose(new RehearsalService(browserHost));
// The page calls from now on: what it sent before this module ran would be lost.
postMessage('started');
