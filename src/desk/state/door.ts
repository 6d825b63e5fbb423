import { AppError } from '#core/app-error.ts';
import type { DeskSession } from '#merchant/generated/protocol.ts';
import { keep, ofTab, recall } from '#ui/kept.ts';
import { DeskClient } from '../client/desk-client.ts';

const KEY = 'aisle.desk';

/** Who is let in, until the browser's tab is closed. */
export class Door {
  /** Why signing in did not work. */
  fault: 'passcode' | 'unreachable' | null = null;

  recall(): DeskSession | null {
    return recall<DeskSession>(ofTab, KEY);
  }

  /** Null where that did not work. */
  async enter(name: string, passcode: string): Promise<DeskSession | null> {
    this.fault = null;
    try {
      const session = await DeskClient.signIn(name, passcode);
      keep(ofTab, KEY, session);
      return session;
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      this.fault = cause.code === 'unauthorised' ? 'passcode' : 'unreachable';
      return null;
    }
  }

  forget(): void {
    keep(ofTab, KEY, null);
  }
}
