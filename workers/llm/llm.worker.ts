import { expose } from 'comlink';
import { registerAppErrorTransfer } from '../shared/app-error-transfer.ts';
import { browserHost } from '../shared/browser-host.ts';
import { LlmService } from './llm-service.ts';

registerAppErrorTransfer();
expose(new LlmService(browserHost));
// The page calls from now on: what it sent before this module ran would be lost.
postMessage('started');
