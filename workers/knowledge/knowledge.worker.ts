import { expose } from 'comlink';
import { registerAppErrorTransfer } from '../shared/app-error-transfer.ts';
import { KnowledgeService } from './knowledge-service.ts';

registerAppErrorTransfer();
expose(new KnowledgeService());
// The page calls from now on: what it sent before this module ran would be lost.
postMessage('started');
