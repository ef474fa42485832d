/** Ends a nats-server that a crashed product left behind, so that a supervisor that ends leaves no process. */
import { Effect } from "effect"
import { natsIn, ownFolder } from "../../streams/dataFolder.ts"
import { endServerOf } from "../../streams/nats/server/folder/serverProcess.ts"

/** Does nothing while another process owns the data folder: the server is then in use. */
export const endLeftServer = (dataDir: string): Promise<void> =>
  ownFolder(dataDir).pipe(
    Effect.andThen(Effect.promise(() => endServerOf(natsIn(dataDir)))),
    Effect.scoped,
    Effect.ignore,
    Effect.runPromise
  )
