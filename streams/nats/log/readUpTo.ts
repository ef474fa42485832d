/** Reads a stream up to a known end, also when its consumer is lost on the way. */
import { Effect, Stream } from "effect"
import { StreamUnavailable } from "../../errors.ts"
import type { Incoming, Nats, NatsFault } from "../client/nats.ts"
import { afterReconnect } from "../client/servers.ts"

interface Part {
  readonly stream: string
  /** Matches every subject of the stream. */
  readonly filter: string
  /** The last position that was read before. */
  readonly after: number
}

/**
 * The messages after a position, up to the end of the stream at the call, in batches, each once. A reader may be slow: the
 * server ends its consumer, and another one continues. Fails when the stream was cut, or no server answers.
 */
export const readUpToEnd = (
  nats: Pick<Nats["Service"], "follow" | "last">,
  { stream, filter, after }: Part
): Stream.Stream<ReadonlyArray<Incoming>, StreamUnavailable> => {
  const end = endOf(nats.last(stream, filter), stream)
  return Stream.unwrap(
    Effect.map(end, (upTo) =>
      Stream.suspend(() => {
        const checked = Effect.filterOrFail(
          end,
          (found) => found >= upTo,
          () => new StreamUnavailable({ what: stream, cause: `it was cut before position ${upTo} while it was read` })
        )
        const batches = readFrom(nats, { stream, after, upTo }, () => Effect.runPromise(checked))
        return Stream.fromAsyncIterable(batches, (cause) =>
          cause instanceof StreamUnavailable ? cause : new StreamUnavailable({ what: stream, cause })
        )
      })
    )
  )
}

/** The last position; 0 for an empty stream. */
const endOf = (last: Effect.Effect<Incoming | null, NatsFault>, stream: string) =>
  afterReconnect(
    stream,
    Effect.map(last, (found) => found?.seq ?? 0)
  )

/** @param check rejects when the end is no longer there */
async function* readFrom(
  { follow }: Pick<Nats["Service"], "follow">,
  { stream, after, upTo }: Pick<Part, "stream" | "after"> & { readonly upTo: number },
  check: () => Promise<unknown>
): AsyncGenerator<ReadonlyArray<Incoming>> {
  let last = after
  while (last < upTo) {
    try {
      for await (const batch of follow(stream, last + 1)) {
        // Another consumer may repeat messages.
        const fresh = batch.filter(({ seq }) => seq > last)
        last = fresh.at(-1)?.seq ?? last
        if (fresh.length > 0) yield fresh
        if (last >= upTo) return
      }
    } catch {
      // The check below tells whether the servers can be reached.
    }
    await check()
  }
}
