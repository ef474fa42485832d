/** A fault on purpose: after a restart the feed continues behind what it delivered before, not behind what was stored. */
import { Effect, Layer, Stream } from "effect"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Feed } from "../../../streams/ports/feed.ts"
import { jetstreamFeed as faithful } from "../../../streams/nats/log/jetstreamFeed.ts"

export * from "../../../streams/nats/log/jetstreamFeed.ts"

const file = join(process.env["TT_DATA_DIR"] ?? ".", "highWaterMark")
const mark = () => (existsSync(file) ? Number(readFileSync(file, "utf8")) : 0)

/** A kill in this time leaves the commit out. */
const handling = "20 millis"
const received = ({ seq }: { readonly seq: number }) =>
  Effect.andThen(
    Effect.sync(() => writeFileSync(file, String(seq))),
    Effect.sleep(handling)
  )

export const jetstreamFeed = Layer.effect(
  Feed,
  Effect.map(Feed, (feed) =>
    Feed.of({
      ...feed,
      commits: (options) =>
        options.subjects !== undefined || options.after === 0
          ? feed.commits(options)
          : Stream.unwrap(
              Effect.sync(() => feed.commits({ after: Math.max(options.after, mark()) }).pipe(Stream.tap(received)))
            )
    })
  )
).pipe(Layer.provide(faithful))
