// Node's WebSocket accepts headers. The types of the DOM do not have this option.
const Socket = WebSocket as unknown as new (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>>; readonly protocols: ReadonlyArray<string> }
) => WebSocket

/** A client's socket that is still connecting. `protocols`: the offered subprotocols. */
export const clientSocket = (
  origin: string,
  headers: Readonly<Record<string, string>>,
  protocols: ReadonlyArray<string> = []
): WebSocket => new Socket(`${origin.replace("http", "ws")}/ws`, { headers, protocols })

/** Resolves with a client's socket when it is open. */
export const openClientSocket = (...sent: Parameters<typeof clientSocket>) =>
  new Promise<WebSocket>((resolve, reject) => {
    const socket = clientSocket(...sent)
    socket.onopen = () => resolve(socket)
    socket.onerror = () => reject(new Error("the socket was not opened"))
  })

/** Resolves with the code when the socket is closed. */
export const closeCodeOf = (socket: WebSocket) =>
  new Promise<number>((resolve) => socket.addEventListener("close", ({ code }) => resolve(code), { once: true }))

/** True when the text has the frame that ends the answer to a subscription. */
export const isAnswered = (text: string): boolean => /"is":"changes"[^[]*"more":false/.test(text)
