/** Buckets whose writes fail when a test says so. */
import { Effect, Layer } from "effect"
import { StreamUnavailable } from "../../../../streams/errors.ts"
import { type Bucket, Buckets } from "../../../../streams/ports/bucket.ts"

/** `refused`: nothing is written. `unanswered`: the value is written, and the answer is lost. */
export type WriteFault = "refused" | "unanswered"

/** `fault` is asked before each write. */
export const faultyBuckets = (fault: () => WriteFault | null) => {
  const failed = new StreamUnavailable({ what: "a bucket", cause: "the test has asked for it" })
  const write = <A, E>(run: Effect.Effect<A, E>) =>
    Effect.suspend((): Effect.Effect<A, E | StreamUnavailable> => {
      const now = fault()
      if (now === null) return run
      return now === "refused" ? failed : Effect.andThen(run, failed)
    })
  const faulty = (bucket: Bucket): Bucket => ({
    ...bucket,
    put: (...given) => write(bucket.put(...given)),
    create: (...given) => write(bucket.create(...given))
  })
  return Layer.effect(
    Buckets,
    Effect.map(Buckets, (inner) => Buckets.of({ ...inner, open: (name) => Effect.map(inner.open(name), faulty) }))
  )
}
