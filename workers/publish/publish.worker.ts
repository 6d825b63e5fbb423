import { expose } from 'comlink';
import { registerAppErrorTransfer } from '../shared/app-error-transfer.ts';
import { BrowserPublishHost } from './browser-host.ts';
import { PublishService } from './publish-service.ts';

registerAppErrorTransfer();
expose(new PublishService(new BrowserPublishHost()));
// The page calls from now on: what it sent before this module ran would be lost.
postMessage('started');
