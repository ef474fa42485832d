/** Counts how much of a request's body has arrived, and decides how an early answer treats the rest. */

type Headers = Readonly<Record<string, string | undefined>>

/** Bytes of a body that are read after its answer. A client that sends more loses its connection. */
export const mostDiscarded = 8 * 1024 * 1024

/** Bytes that the client announces: 0 without a body, infinite when the length is unknown. */
export const bodyLength = (headers: Headers): number => {
  if (headers["transfer-encoding"] !== undefined) return Number.POSITIVE_INFINITY
  return Number(headers["content-length"] ?? 0)
}

export interface BodyProgress {
  readonly hasBody: boolean
  readonly add: (bytes: number, isLast: boolean) => void
  readonly isWhole: () => boolean
  /** Whether more has arrived than is discarded. */
  readonly isTooLong: () => boolean
  /** Whether the rest of the body may be too long to discard. The answer must then stay open until the body has been read. */
  readonly mayBecomeTooLong: () => boolean
  /** Whether the connection must close with the answer, because the rest of the body cannot be read. */
  readonly mustClose: () => boolean
}

export const bodyProgress = (headers: Headers): BodyProgress => {
  const length = bodyLength(headers)
  const waitsForContinue = headers["expect"] !== undefined
  let received = 0
  let whole = false
  const isTooLong = () => received > mostDiscarded
  return {
    hasBody: length > 0,
    add: (bytes, isLast) => {
      received += bytes
      whole = isLast
    },
    isWhole: () => whole,
    isTooLong,
    mayBecomeTooLong: () => !whole && length - received > mostDiscarded,
    mustClose: () => {
      if (whole || length === 0) return false
      // A client that waits for `100 Continue` sends no body after a final answer.
      return received === 0 ? waitsForContinue : isTooLong()
    }
  }
}
