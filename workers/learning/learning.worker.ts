import { expose } from 'comlink';
import { browserHost } from '../rehearsal/browser-host.ts';
import { registerAppErrorTransfer } from '../shared/app-error-transfer.ts';
import { LearningService } from './learning-service.ts';

registerAppErrorTransfer();
expose(
  new LearningService({
    nano: () => browserHost.nano(),
    encoder: () => browserHost.encoder(),
    general: async () =>
      (await Promise.all([browserHost.heldOut('zh-Hans'), browserHost.heldOut('en')]))
        .flat()
        .flatMap((file) => file.split('\n')),
  }),
);
postMessage('started');
