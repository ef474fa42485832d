/** A link in the audit chain for a commit that the log does not have. */
import { Effect } from "effect"
import { withCommits } from "../../../../streams/chain/links/end.ts"
import { contentsOf, decodeMessage, encodeMessage } from "../../../../streams/chain/links/entry.ts"
import { ChainLog } from "../../../../streams/chain/links/chainLog.ts"
import { natsClient } from "../../../../streams/nats/client/jetstream.ts"
import { jetstreamChain } from "../../../../streams/nats/log/jetstreamChain.ts"

/** False when the product appended a link at the same time. */
export const forgeLink = (url: string): Promise<boolean> =>
  Effect.gen(function* () {
    const chain = yield* ChainLog
    const last = yield* chain.last("any")
    const end = last === null ? undefined : decodeMessage(last.data)?.end
    if (last === null || end === undefined) return false
    const contents = ["ab".repeat(32)]
    const entry = { _tag: "CommitsLinked", from: end.position + 1, contents: contentsOf(contents) } as const
    const message = encodeMessage({
      _tag: "Links",
      v: 1,
      before: end.link,
      entries: [entry],
      end: withCommits(end, contents)
    })
    return yield* chain.append("links", message, last.seq).pipe(
      Effect.as(true),
      Effect.catchTag("ChainMoved", () => Effect.succeed(false))
    )
  }).pipe(
    Effect.provide(jetstreamChain),
    Effect.provide(natsClient({ url, name: "forger", replicas: 1 })),
    Effect.runPromise
  )
