/** Opens the streams of the log at a start: creates the missing ones, and refuses a newer log and settings lower than recorded. */
import { Effect, Layer } from "effect"
import { Troubles } from "../../troubles.ts"
import { Nats } from "../client/nats.ts"
import { onceReady } from "../client/servers.ts"
import { refuseNewer } from "./refusals/logProgram.ts"
import { RestoreUnfinished, unfinishedRestore } from "./refusals/unfinished.ts"
import { nearlyFullStreams } from "../append/room.ts"
import { declared, lasting } from "./declared.ts"
import { ensureStorage, loweredSettings, storageTroubles } from "./storage.ts"

/** Buckets are created by their parts. */
const atStart = ["EVT", "CHAIN", "VEC", "DLQ", "ACCESS", "OUTBOX", "INBOX"] as const

/** The streams that refuse messages when they are full. Dead letters have a trouble of their own. */
const limited = lasting.filter((name) => name !== "DLQ" && "max_bytes" in declared[name])

const presentLog = Effect.flatMap(Nats, (nats) => nats.settings("EVT"))

/** Reports the state of the settings while it lasts. */
export const storageLayer = Layer.effectDiscard(
  Effect.gen(function* () {
    if ((yield* onceReady(unfinishedRestore)) !== null) return yield* new RestoreUnfinished()
    yield* refuseNewer((yield* onceReady(presentLog))?.metadata)
    // The log comes first: it decides on the number of copies of the others.
    yield* onceReady(Effect.forEach(atStart, ensureStorage, { discard: true }))
    const lowered = yield* onceReady(loweredSettings)
    if (lowered !== null) return yield* lowered
    const nats = yield* Nats
    const { register } = yield* Troubles
    yield* register(Effect.provideService(storageTroubles, Nats, nats))
    yield* register(yield* nearlyFullStreams(limited))
  })
).pipe(Layer.provideMerge(Troubles.layer))
