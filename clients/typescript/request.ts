/** One request: the address, the time-out, the retries, and the error of a refusal. */
import { type Operations, places, type Shapes } from "./generated/operations.ts"
import { TrackerError } from "./trackerError.ts"

export interface ClientOptions {
  /** The address of the tracker, such as `https://tasks.example.org`. */
  readonly origin: string
  /** An API token, as `tt token create` prints it. */
  readonly token: string
  /** The most tries of a request that gets no answer, or the answer 429, 502, 503 or 504. @default 3 */
  readonly tries?: number
  /** The longest wait for the answer of one try. Milliseconds. @default 30_000 */
  readonly timeout?: number
  /** For tests and proxies. @default the global `fetch` */
  readonly fetch?: typeof fetch
}

export interface RequestOptions {
  /** The idempotency key of a command: the same key again is the same command. @default a new one */
  readonly key?: string
  readonly signal?: AbortSignal
}

/** The longest wait that `Retry-After` can ask for. Milliseconds. */
const longestWait = 10_000
/** The wait after the first try; it doubles with each one. Milliseconds. */
const firstWait = 250

type Fields = Readonly<Record<string, unknown>>

/** @param given the fields of the address and of the body */
export const sendOperation = async (
  client: ClientOptions,
  operation: keyof Operations,
  given: Fields,
  { key, signal }: RequestOptions
): Promise<unknown> => {
  const [method, path, queryNames]: readonly [string, string, ReadonlyArray<string>] = places[operation]
  const usedKey = method === "GET" ? null : (key ?? crypto.randomUUID())
  const { url, body } = placed(client.origin, path, queryNames, given)
  const send = (): Promise<Response> => {
    const late = AbortSignal.timeout(client.timeout ?? 30_000)
    return (client.fetch ?? fetch)(url, {
      method,
      headers: {
        authorization: `Bearer ${client.token}`,
        ...(usedKey === null ? {} : { "idempotency-key": usedKey, "content-type": "application/json" })
      },
      ...(usedKey === null ? {} : { body: JSON.stringify(body) }),
      // A redirect would send the token to another address.
      redirect: "error",
      signal: signal === undefined ? late : AbortSignal.any([signal, late])
    })
  }
  for (let attempt = 1; ; attempt++) {
    const answer = await answerTo(operation, send, usedKey, signal)
    if (!(answer instanceof TrackerError)) return answer.value
    if (!answer.retryable || attempt >= (client.tries ?? 3)) throw answer
    await wait(Math.min((answer.retryAfter ?? 0) * 1000 || firstWait * 2 ** (attempt - 1), longestWait), signal)
  }
}

/** Puts each field into the path, the query or the body. */
const placed = (origin: string, path: string, queryNames: ReadonlyArray<string>, given: Fields) => {
  const rest = { ...given }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return segment(value)
  })
  const url = new URL(`${origin.replace(/\/+$/, "")}${filled}`)
  for (const name of queryNames) {
    if (rest[name] !== undefined) url.searchParams.set(name, String(rest[name]))
    delete rest[name]
  }
  return { url, body: rest }
}

/** One segment of a path. `.` and `..` would lead to another operation. */
const segment = (value: string) => {
  if (value === "" || value === "." || value === "..") throw new TypeError(`not an id: ${JSON.stringify(value)}`)
  return encodeURIComponent(value)
}

const answerTo = async (
  operation: string,
  send: () => Promise<Response>,
  key: string | null,
  signal: AbortSignal | undefined
): Promise<TrackerError | { readonly value: unknown }> => {
  try {
    const response = await send()
    const text = await response.text()
    const value = parsed(text)
    if (response.ok && value !== undefined) return { value }
    const seconds = Number(response.headers.get("retry-after"))
    const retryAfter = Number.isFinite(seconds) && seconds > 0 ? seconds : null
    // A page of a proxy is not a problem document.
    const problem = typeof value === "object" && value !== null ? (value as Partial<Shapes["Problem"]>) : {}
    return new TrackerError(operation, response.ok ? 0 : response.status, problem, { key, retryAfter })
  } catch (cause) {
    signal?.throwIfAborted()
    return new TrackerError(operation, 0, {}, { key, cause })
  }
}

/** The value of a JSON text; undefined when the text is not JSON. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const wait = (millis: number, signal: AbortSignal | undefined) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop)
      resolve()
    }, millis)
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    signal?.addEventListener("abort", stop, { once: true })
    if (signal?.aborted === true) stop()
  })
