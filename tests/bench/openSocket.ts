// Node's own WebSocket takes headers; the DOM's typing of it does not know.
const Socket = WebSocket as unknown as new (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>> }
) => WebSocket

/** A client's socket, once it is open. */
export const openSocket = (url: string, token: string) =>
  new Promise<WebSocket>((resolve, reject) => {
    const socket = new Socket(url, { headers: { authorization: `Bearer ${token}` } })
    socket.onopen = () => resolve(socket)
    socket.onerror = () => reject(new Error("the socket was not opened"))
  })
