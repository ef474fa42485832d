/** All parts of the log on a NATS server: event store, feed, vectors, buckets, broadcast, progress, keys. */
import { Effect, Layer } from "effect"
import { Codec } from "../codec/codec.ts"
import { natsClient } from "./client/jetstream.ts"
import { Keyring } from "../sealing/keyring.ts"
import { NaturalKeys } from "../sealing/naturalKeys.ts"
import { jetstreamBuckets } from "./jetstreamBuckets.ts"
import { ensureDlq, jetstreamConsumers } from "./consumers/jetstreamConsumers.ts"
import { jetstreamFeed } from "./jetstreamFeed.ts"
import { jetstreamProgress } from "./jetstreamProgress.ts"
import { ensureVectors, jetstreamVectors } from "./jetstreamVectors.ts"
import { natsBroadcast } from "./natsBroadcast.ts"
import { ensureRecord, jetstreamStore } from "./jetstreamStore.ts"
import { onceReady } from "./client/servers.ts"
import { Troubles } from "../troubles.ts"

const gibibyte = 1024 ** 3
/** The size limit of the log. An append beyond it fails clearly, before the disk is full. */
const mostLogBytes = 32 * gibibyte
const mostVectorBytes = 8 * gibibyte

/** Needs a `MasterKey`. `replicas`: 1 for the embedded server, 3 for a cluster. */
export const natsRecord = (options: { readonly url: string; readonly name: string; readonly replicas: number }) => {
  const streams = Layer.effectDiscard(
    onceReady(
      Effect.all([
        ensureRecord({ mostBytes: mostLogBytes, replicas: options.replicas }),
        ensureVectors({ mostBytes: mostVectorBytes, replicas: options.replicas }),
        ensureDlq({ replicas: options.replicas })
      ])
    )
  )
  return Layer.mergeAll(jetstreamStore, jetstreamFeed, jetstreamVectors, jetstreamConsumers).pipe(
    Layer.provideMerge(Codec.layer),
    Layer.provideMerge(NaturalKeys.layer),
    Layer.provideMerge(Keyring.layer),
    Layer.provideMerge(Layer.mergeAll(jetstreamBuckets, natsBroadcast, jetstreamProgress, Troubles.layer)),
    Layer.provideMerge(streams),
    Layer.provideMerge(natsClient(options))
  )
}
