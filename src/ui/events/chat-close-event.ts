/** The shopper closed the chat with its button or with Escape. The element closes itself unless this is prevented. */
export class ChatCloseEvent extends Event {
  static readonly type = 'aisle-chat-close';

  constructor() {
    super(ChatCloseEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}
