/** How fast work goes, and how long it will take: from the parts that are done. Pure. */
export interface Pace {
  /** Items a second; null while too little was done to tell. */
  readonly rate: number | null
  /** Seconds. */
  readonly left: number | null
}

/** Before so many milliseconds a rate is a guess. */
const leastMillis = 500

export const paceOf = ({
  done,
  total,
  millis
}: {
  readonly done: number
  readonly total: number
  readonly millis: number
}): Pace => {
  if (millis < leastMillis || done <= 0) return { rate: null, left: null }
  const rate = (done * 1000) / millis
  return { rate, left: Math.max(0, total - done) / rate }
}
