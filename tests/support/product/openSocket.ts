// Node's WebSocket accepts headers. The types of the DOM do not have this option.
const Socket = WebSocket as unknown as new (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>> }
) => WebSocket

/** A client's socket that is still connecting. */
export const clientSocket = (origin: string, headers: Readonly<Record<string, string>>): WebSocket =>
  new Socket(`${origin.replace("http", "ws")}/ws`, { headers })

/** Resolves with a client's socket when it is open. */
export const openClientSocket = (origin: string, headers: Readonly<Record<string, string>>) =>
  new Promise<WebSocket>((resolve, reject) => {
    const socket = clientSocket(origin, headers)
    socket.onopen = () => resolve(socket)
    socket.onerror = () => reject(new Error("the socket was not opened"))
  })

/** True when the text has the frame that ends the answer to a subscription. */
export const isAnswered = (text: string): boolean => /"is":"changes"[^[]*"more":false/.test(text)
