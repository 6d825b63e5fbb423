/** A message on its way. `own`: what the agent wrote, where a translation of it is sent. */
export interface Outgoing {
  clientId: string;
  text: string;
  own: string | null;
  state: 'sending' | 'failed';
}

/** What the agent sent in one conversation, until its stream has told of it. */
export class Sending {
  /** Oldest first. */
  list: readonly Outgoing[] = [];
  /** By client id: what the agent wrote before it was translated. */
  readonly originals = new Map<string, string>();

  begin(text: string, own: string | null): Outgoing {
    const message: Outgoing = { clientId: crypto.randomUUID(), text, own, state: 'sending' };
    if (own !== null) this.originals.set(message.clientId, own);
    this.list = [...this.list, message];
    return message;
  }

  /** Under the same id, and last again. Undefined where it has arrived meanwhile. */
  beginAgain(clientId: string): Outgoing | undefined {
    const found = this.list.find((one) => one.clientId === clientId);
    if (!found) return undefined;
    const message: Outgoing = { ...found, state: 'sending' };
    this.arrived(clientId);
    this.list = [...this.list, message];
    return message;
  }

  failed(clientId: string): void {
    this.list = this.list.map((one) => (one.clientId === clientId ? { ...one, state: 'failed' } : one));
  }

  arrived(clientId: string | undefined): void {
    this.list = this.list.filter((one) => one.clientId !== clientId);
  }
}
