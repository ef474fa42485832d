/** Requests of a client that expects any failure. */

/** Longer than the product waits for its log. Milliseconds. */
const timeoutMillis = 40_000

export interface Answer {
  /** 0: no answer. The command may be stored. */
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

export type Send = (method: string, path: string, body?: unknown, key?: string) => Promise<Answer>

export const senderTo =
  (origin: string, token: string): Send =>
  async (method, path, body, key) => {
    try {
      const response = await fetch(`${origin}${path}`, {
        method,
        signal: AbortSignal.timeout(timeoutMillis),
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(key === undefined ? {} : { "idempotency-key": key })
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      })
      const text = await response.text()
      return { status: response.status, body: text === "" ? {} : JSON.parse(text) }
    } catch {
      return { status: 0, body: {} }
    }
  }

export const pause = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis))
