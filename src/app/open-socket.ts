import type { OpenSocket, Socket } from '#merchant/chatwoot/cable.ts';
import type { RequestRecorder } from './request-recorder.ts';

/** WebSockets whose traffic is in the list that the shopper can open. */
export const openSocket =
  (recorder: RequestRecorder): OpenSocket =>
  (url, protocols) => {
    const socket = new WebSocket(url, protocols);
    const own: Socket = {
      onmessage: null,
      onclose: null,
      close: () => socket.close(),
      send(text) {
        // What is said to a line that broke is said again over the next one.
        if (socket.readyState !== WebSocket.OPEN) return;
        recorder.noteSocket(url, text);
        socket.send(text);
      },
    };
    recorder.noteSocket(url);
    socket.onmessage = ({ data }) => own.onmessage?.({ data });
    socket.onclose = () => own.onclose?.();
    return own;
  };
