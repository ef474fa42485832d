/** Creates streams, reads their settings and changes them. */
import type { JetStreamManager } from "@nats-io/jetstream"
import { Effect } from "effect"
import { nullIfMissing, tryRequest } from "./jetstreamMessages.ts"
import type { Nats, StreamSettings } from "./nats.ts"

// The library's types ask for mutable values of its own enumerations; the texts are the same.
type Added = Parameters<JetStreamManager["streams"]["add"]>[0]
type Updated = Parameters<JetStreamManager["streams"]["update"]>[1]
type Port = Pick<Nats["Service"], "ensureStream" | "settings" | "updateStream">

export const streamSettings = (jsm: JetStreamManager): Port => {
  const settings = (stream: string) =>
    tryRequest(() => jsm.streams.info(stream)).pipe(
      Effect.map(({ config }): StreamSettings => config as StreamSettings),
      nullIfMissing
    )
  const add = (config: StreamSettings) =>
    tryRequest(() => jsm.streams.add({ ...config, subjects: [...config.subjects] } as Added))
  return {
    settings,
    ensureStream: (config) =>
      Effect.flatMap(settings(config.name), (found) => (found === null ? add(config) : Effect.void)).pipe(
        // Another process was first. Its settings count.
        Effect.catchIf(
          (error) => error.kind === "exists",
          () => Effect.void
        ),
        Effect.asVoid
      ),
    updateStream: (stream, changes) => Effect.asVoid(tryRequest(() => jsm.streams.update(stream, changes as Updated)))
  }
}
