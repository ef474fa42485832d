/** Failures between a bot and Telegram. */
import { ApiError, type ErrorParameters } from "./apiError.ts"

export type NetworkFault =
  /** The request is processed, and the connection breaks before the answer. */
  | { readonly is: "dropped" }
  /** The request is processed, and no answer comes. */
  | { readonly is: "mute" }
  /** The connection breaks before the request is processed. */
  | { readonly is: "unheard" }
  /** The request is processed, but its answer comes later than the answers to other requests. */
  | { readonly is: "slow" }
  /** The request waits, unprocessed, for `release`. */
  | { readonly is: "held" }
  /** The request is processed, and its answer waits for `release`. */
  | { readonly is: "held-answer" }
  /** 429. Seconds. */
  | { readonly is: "flood"; readonly retryAfter: number }
  /** A download ends early. */
  | { readonly is: "short" }
  /** A download is answered with a web page, as if it were the file. */
  | { readonly is: "page" }
  /** A gateway between them answers with a web page. */
  | { readonly is: "bad-gateway" }
  | { readonly is: "error"; readonly code: number; readonly description: string; readonly parameters?: ErrorParameters }

interface Rule {
  readonly method: string
  readonly fault: NetworkFault
  /** The number of requests that it still applies to. */
  times: number
  readonly chat: number | undefined
  readonly except: number | undefined
}

export const makeFaults = () => {
  let rules: ReadonlyArray<Rule> = []
  let release: Array<() => void> = []

  return {
    /** Applies `fault` to the next `times` requests of a method: to one chat, to all chats but one, or to all. */
    add: (
      method: string,
      fault: NetworkFault,
      { times = 1, chat, except }: { readonly times?: number; readonly chat?: number; readonly except?: number } = {}
    ) => {
      rules = [...rules, { method, fault, times, chat, except }]
    },
    clear: () => {
      rules = []
    },
    take: (method: string, chat: unknown): NetworkFault | null => {
      const rule = rules.find(
        (each) =>
          each.method === method &&
          each.times > 0 &&
          (each.chat === undefined || each.chat === chat) &&
          (each.except === undefined || each.except !== chat)
      )
      if (rule === undefined) return null
      rule.times--
      return rule.fault
    },
    held: () => new Promise<void>((resolve) => release.push(resolve)),
    /** The number of requests that are held. */
    holding: () => release.length,
    /** Continues every request that is held. */
    release: () => {
      for (const go of release) go()
      release = []
    }
  }
}

/** Longer than a request on loopback takes. */
const slowMillis = 30
/** Waits until the answer to a slow request may be sent. */
export const slowness = () => new Promise<void>((resolve) => setTimeout(resolve, slowMillis))

export const errorOf = (fault: NetworkFault): ApiError | null => {
  if (fault.is === "flood") {
    const { retryAfter } = fault
    return new ApiError(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter })
  }
  return fault.is === "error" ? new ApiError(fault.code, fault.description, fault.parameters) : null
}
