/** Answers to requests that are refused from their head alone, written without Effect. */
import { problemJson } from "../problems/everyProblem.ts"

/** A problem document that is ready to be sent. */
export interface HeadRefusal {
  readonly status: number
  readonly json: string
  /** Seconds, for the header `Retry-After`. */
  readonly retryAfter?: number
}

interface Words {
  readonly status: number
  /** The last part of the problem's type. */
  readonly type: string
  readonly title: string
  readonly detail: string
  readonly retryAfter?: number
}

export const refusal = ({ status, type, retryAfter, ...words }: Words): HeadRefusal => ({
  status,
  json: problemJson(status, {
    type: `/problems/${type}`,
    ...words,
    ...(retryAfter === undefined ? {} : { retryAfter })
  }),
  ...(retryAfter === undefined ? {} : { retryAfter })
})

export const starting = refusal({
  status: 503,
  type: "starting",
  title: "The tracker is starting.",
  detail: "Send the same request again in a moment.",
  retryAfter: 1
})

export const bodyTooLong = refusal({
  status: 413,
  type: "too-large",
  title: "The request is too large.",
  detail: "Send less than 1 MiB at a time."
})

export const bodyTooSlow = refusal({
  status: 408,
  type: "too-slow",
  title: "The body takes too long.",
  detail: "Nothing was stored. Send the whole body within 20 seconds."
})

export const bodiesFull = refusal({
  status: 503,
  type: "unavailable",
  title: "The tracker receives too many bodies at once.",
  detail: "Nothing was stored. Send the same request again in a moment, with the same idempotency key.",
  retryAfter: 2
})

export const foreignOrigin = refusal({
  status: 403,
  type: "foreign-origin",
  title: "The request does not come from a page of this tracker.",
  detail:
    "Send it from a page of this tracker, or without a browser: with a token in the authorization header and without a cookie. Behind a proxy, TT_PUBLIC_URL must be the address that people open."
})

export const unknownHost = refusal({
  status: 421,
  type: "unknown-host",
  title: "The request names another host.",
  detail:
    "The tracker listens on this machine only, and answers to localhost and to its address. To use another name, set TT_PUBLIC_URL to the address that people open."
})

/** `wait`: milliseconds. */
export const tooManyRequests = (wait: number): HeadRefusal => tooMany(wait, "Send fewer requests at a time.")

/** The client has as many WebSockets as it may have. */
export const tooManySockets = tooMany(10_000, "Close another tab or another socket first.")

function tooMany(wait: number, detail: string): HeadRefusal {
  const retryAfter = Math.ceil(wait / 1000)
  return refusal({
    status: 429,
    type: "too-many-requests",
    title: "Too many requests.",
    detail: `${detail} Nothing was done. Try again in ${retryAfter} seconds.`,
    retryAfter
  })
}

/** `fault`: a sentence. */
export const ambiguous = (fault: string): HeadRefusal =>
  refusal({
    status: 400,
    type: "bad-request",
    title: "The request is not valid.",
    detail: `${fault} Send each of these headers once, and state the length of the body once.`
  })
