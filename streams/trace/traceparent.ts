/** The trace context of W3C, version 00. Source: https://www.w3.org/TR/trace-context/#traceparent-header */

export interface TraceContext {
  readonly traceId: string
  readonly spanId: string
  /** Whether the caller collects this trace. */
  readonly isSampled: boolean
}

const pattern = /^00-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})$/
const sampledBit = 1

/** Null for any other text: a text of another version or with zero ids starts no trace. */
export const traceContextIn = (text: string): TraceContext | null => {
  const [, traceId, spanId, flags] = pattern.exec(text) ?? []
  if (traceId === undefined || spanId === undefined || flags === undefined) return null
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & sampledBit) === sampledBit }
}

export const traceparentOf = ({ traceId, spanId, isSampled }: TraceContext) =>
  `00-${traceId}-${spanId}-${isSampled ? "01" : "00"}`
