/** The parts of the log in memory and on a nats-server of their own, for tests that both must pass. */
import { Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { masterKeyFile } from "../masterKey/masterKey.ts"
import { memoryRecord } from "../memory/memoryStore.ts"
import { memoryVectors } from "../memory/memoryVectors.ts"
import { natsRecord } from "../nats/record.ts"
import { natsServer } from "../nats/server/natsServer.ts"
import type { AccessLog } from "../ports/accessLog.ts"
import type { EventStore } from "../ports/eventStore.ts"
import type { Feed } from "../ports/feed.ts"
import type { Progress } from "../ports/progress.ts"
import type { VectorLog } from "../ports/vectors.ts"
import type { Keyring } from "../sealing/keyring.ts"

type Record = Layer.Layer<AccessLog | EventStore | Feed | Keyring | VectorLog | Progress, unknown>

/** Stores below a new temporary folder. Each name is a store of its own; `clear` removes all. `binary`: the nats-server. */
export const recordStores = (binary: string) => {
  const folder = mkdtempSync(join(tmpdir(), "record-"))
  const onNats = (name: string) =>
    Layer.unwrap(
      Effect.gen(function* () {
        const url = yield* natsServer({ folder: join(folder, name), binary })
        return natsRecord({ url, name: "test", replicas: 1 }).pipe(
          Layer.provide(masterKeyFile(join(folder, name, "master.key")))
        )
      })
    )
  const stores: { readonly [kind: string]: (name: string) => Record } = {
    memory: () => Layer.merge(memoryRecord, memoryVectors),
    nats: onNats
  }
  return { folder, onNats, stores, clear: () => rmSync(folder, { recursive: true, force: true }) }
}
