import { ConnectionStatus, DirectLine } from 'botframework-directlinejs';

/** The longest pause before a lost connection is tried again: 3 s plus this share of the client's own 12 s. */
const PAUSE_SHARE = 0.25;

/**
 * DirectLineJS stays "online" while it waits to replace a broken socket, so the socket itself is watched.
 * `onConnection` gets true when it opens and false when it breaks; `onRefused` is called when only a new token helps.
 */
export function createConnection({ onConnection, onRefused, session }) {
  let ended = false;

  class WatchedSocket extends WebSocket {
    constructor(url) {
      super(url);
      this.addEventListener('open', () => ended || onConnection(true));
      this.addEventListener('close', () => ended || onConnection(false));
    }
  }

  const directLine = new DirectLine({
    conversationId: session.resumed ? session.conversationId : undefined,
    domain: `${location.origin}/v3/directline`,
    random: () => Math.random() * PAUSE_SHARE,
    token: session.token,
    webSocket: true,
    WebSocket: WatchedSocket
  });

  const subscription = directLine.connectionStatus$.subscribe(status => {
    if (!ended && (status === ConnectionStatus.ExpiredToken || status === ConnectionStatus.FailedToConnect)) {
      onRefused();
    }
  });

  return {
    directLine,
    end() {
      ended = true;
      subscription.unsubscribe();
    }
  };
}
