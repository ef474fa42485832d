// Node's own WebSocket takes headers; the DOM's typing of it does not know.
const Socket = WebSocket as unknown as new (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>> }
) => WebSocket

/** A client's socket, which is about to be opened. */
export const socketWith = (origin: string, headers: Readonly<Record<string, string>>): WebSocket =>
  new Socket(`${origin.replace("http", "ws")}/ws`, { headers })

/** A client's socket, once it is open. */
export const openSocket = (origin: string, headers: Readonly<Record<string, string>>) =>
  new Promise<WebSocket>((resolve, reject) => {
    const socket = socketWith(origin, headers)
    socket.onopen = () => resolve(socket)
    socket.onerror = () => reject(new Error("the socket was not opened"))
  })
