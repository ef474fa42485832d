/** The names by which the Mini App of Telegram sends the secret of its session. */

export const appSessionHeader = "tracker-app-session"
/** The subprotocol of a WebSocket that the server chooses. The secret is offered beside it. */
export const appSubprotocol = "tracker"
