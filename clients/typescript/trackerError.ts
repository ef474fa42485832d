/** The error of a request that was refused, or that got no answer. */
import type { Shapes } from "./generated/operations.ts"

type ProblemDocument = Shapes["Problem"]

/** Statuses after which the same request may succeed: too many requests, and a server or proxy that is not ready. */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504])

export class TrackerError extends Error {
  override readonly name = "TrackerError"
  /** The name of the operation, such as `tasks.create`. */
  readonly operation: string
  /** The HTTP status. 0: no answer; whether a command was carried out is unknown. */
  readonly status: number
  /** The code of the refusal, such as `already-done`; null when the refusal has none. */
  readonly reason: string | null
  /** The invalid fields of the request. */
  readonly errors: NonNullable<ProblemDocument["errors"]>
  /** With the reason `changed-meanwhile`: the stored version of the text, and the refused one. */
  readonly versions: ProblemDocument["versions"] | null
  /**
   * True when the same request may succeed later. Send a command again with `key`: then it is carried out once. False
   * when the request must change first.
   */
  readonly retryable: boolean
  /** Seconds to wait before a retry; null when the server named none. */
  readonly retryAfter: number | null
  /** The idempotency key of the command; null for a read. */
  readonly key: string | null

  constructor(
    operation: string,
    status: number,
    problem: Partial<ProblemDocument>,
    { key = null, retryAfter = null, cause }: { key?: string | null; retryAfter?: number | null; cause?: unknown } = {}
  ) {
    const sentence = problem.detail ?? problem.title ?? noSentence(status)
    super(sentence, cause === undefined ? {} : { cause })
    this.operation = operation
    this.status = status
    this.reason = problem.reason ?? null
    this.errors = problem.errors ?? []
    this.versions = problem.versions ?? null
    this.retryable = status === 0 || passing.has(status)
    this.retryAfter = retryAfter
    this.key = key
  }
}

const noSentence = (status: number) =>
  status === 0
    ? "The tracker did not answer. Check its address, and that it runs."
    : `The tracker answered with the status ${status} and no explanation.`
