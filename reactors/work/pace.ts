/** The rate of an extraction or run, and an estimate of the time left. */
export interface WorkPace {
  /** Items per second; null while there is too little data. */
  readonly rate: number | null
  /** Estimated seconds until the end. */
  readonly left: number | null
}

/** The shortest time from which a rate is computed. */
const leastMillis = 500

export const paceOf = ({
  done,
  total,
  millis
}: {
  readonly done: number
  readonly total: number
  readonly millis: number
}): WorkPace => {
  if (millis < leastMillis || done <= 0) return { rate: null, left: null }
  const rate = (done * 1000) / millis
  return { rate, left: Math.max(0, total - done) / rate }
}
