/** All parts of the log on a NATS server: event store, feed, vectors, buckets, broadcast, progress, keys. */
import { Layer } from "effect"
import { auditLayer } from "../chain/requested/requestedCheck.ts"
import { Codec } from "../codec/codec.ts"
import { natsClient } from "./client/jetstream.ts"
import { Keyring } from "../sealing/keyring.ts"
import { keysWatch } from "../sealing/keysWatch.ts"
import { NaturalKeys } from "../sealing/naturalKeys.ts"
import { jetstreamAccess } from "./jetstreamAccess.ts"
import { jetstreamDeliveries } from "./jetstreamDeliveries.ts"
import { jetstreamBuckets } from "./jetstreamBuckets.ts"
import { jetstreamConsumers } from "./consumers/jetstreamConsumers.ts"
import { jetstreamDeadLetters } from "./consumers/letters/jetstreamDeadLetters.ts"
import { LogGuard } from "../following/logGuard.ts"
import { jetstreamChain } from "./log/jetstreamChain.ts"
import { jetstreamFeed } from "./log/jetstreamFeed.ts"
import { jetstreamProgress } from "./jetstreamProgress.ts"
import { jetstreamRawLog } from "./log/jetstreamRawLog.ts"
import { jetstreamSourceInbox } from "../inbox/jetstreamSourceInbox.ts"
import { jetstreamVectors } from "./vectors/jetstreamVectors.ts"
import { natsLogProbe } from "./log/logProbe.ts"
import { natsBroadcast } from "./natsBroadcast.ts"
import { jetstreamStore } from "./log/jetstreamStore.ts"
import { Quarantine } from "../quarantine/quarantine.ts"
import { storageLayer } from "./storage/storageLayer.ts"

/** Needs a `MasterKey`. `replicas`: 1 for the embedded server, 3 for a cluster. */
export const natsRecord = (options: Parameters<typeof natsClient>[0]) =>
  Layer.mergeAll(jetstreamStore, jetstreamVectors, jetstreamConsumers, auditLayer).pipe(
    Layer.provideMerge(Layer.mergeAll(Quarantine.layer, jetstreamDeadLetters)),
    Layer.provideMerge(jetstreamFeed),
    Layer.provideMerge(Codec.layer),
    Layer.provideMerge(
      Layer.mergeAll(
        NaturalKeys.layer,
        keysWatch,
        natsBroadcast,
        jetstreamAccess,
        jetstreamDeliveries,
        jetstreamSourceInbox
      )
    ),
    Layer.provideMerge(Keyring.layer),
    Layer.provideMerge(Layer.mergeAll(jetstreamBuckets, jetstreamProgress, jetstreamRawLog, jetstreamChain)),
    Layer.provideMerge(LogGuard.layer),
    Layer.provideMerge(natsLogProbe),
    Layer.provideMerge(storageLayer),
    Layer.provideMerge(natsClient(options))
  )
