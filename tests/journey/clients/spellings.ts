/** Other spellings of a path, and a client that sends a path as it is. */
import { request } from "node:http"

export interface Door {
  readonly method: string
  readonly path: string
}

const upperCase = (path: string) => path.replace(/[a-z]/, (letter) => letter.toUpperCase())
const encoded = (path: string) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
const spellings: Readonly<Record<string, (path: string) => string>> = {
  "in capitals": (path) => path.toUpperCase(),
  "with one capital": upperCase,
  "with a slash at the end": (path) => `${path}/`,
  "with two slashes at the end": (path) => `${path}//`,
  "with two slashes at the start": (path) => `/${path}`,
  "with doubled slashes": (path) => path.replaceAll("/", "//"),
  "with an encoded letter": encoded,
  "with an encoded letter in capitals": (path) => encoded(path).toUpperCase(),
  "with an encoded slash": (path) => path.replace(/.$/, (last) => `${last}%2f`),
  "with a dot segment": (path) => `/.${path}`,
  "with a double dot segment": (path) => `/api/..${path}`,
  "with encoded dots": (path) => `/api/%2e%2e${path}`,
  "with a parameter": (path) => `${path};a=b`,
  "with a backslash": (path) => path.replace("/", "\\"),
  "with a NUL": (path) => `${path}%00`
}

/** The library answers 400 or 505 to a malformed request line. */
export const refusals = [400, 404, 505]

/** A path without letters or segments has no such spelling. */
export const othersOf = (door: Door) =>
  Object.entries(spellings)
    .map(([name, spell]) => ({ name, door: { ...door, path: spell(door.path) } }))
    .filter(({ door: { path } }) => path !== door.path)

export interface RawAnswer {
  readonly status: number
  readonly text: string
}

/** Sends the path as it is: `fetch` would repair it. */
export const sendRaw = (origin: string, { method, path }: Door, token: string) =>
  new Promise<RawAnswer>((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "content-length": 2 }
    const sent = method === "GET" ? { authorization: headers.authorization } : headers
    request({ hostname, port, method, path, headers: sent, agent: false }, (response) => {
      let text = ""
      response
        .setEncoding("utf8")
        .on("data", (part: string) => (text += part))
        .once("end", () => resolve({ status: response.statusCode ?? 0, text }))
    })
      .once("error", reject)
      .end(method === "GET" ? "" : "{}")
  })

const upgradeHeaders = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-version": "13",
  "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA=="
}

/** Whether a request to the path becomes a WebSocket. */
export const upgradesAt = (origin: string, path: string, token: string) =>
  new Promise<boolean>((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const headers = { ...upgradeHeaders, authorization: `Bearer ${token}` }
    request({ hostname, port, path, headers, agent: false }, (response) => {
      response.resume()
      resolve(false)
    })
      .once("upgrade", (_, socket) => {
        socket.destroy()
        resolve(true)
      })
      .once("error", reject)
      .end()
  })
