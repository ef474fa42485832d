import { Context, type Effect } from "effect"
import type { NotDone } from "../commands/commandBus.ts"
import type { ChatImports } from "./chatImports.ts"
import type { Trouble } from "../streams/troubles.ts"
import type { System } from "./contract/systemShown.ts"
import type { StoresShown } from "./contract/systemShown.ts"

/** The installation as the gateways see it. `ops/` provides it. */
export class Installation extends Context.Service<
  Installation,
  {
    /** The model, bot and stores in use, and the troubles. */
    readonly system: Effect.Effect<System & { readonly troubles: ReadonlyArray<Trouble> }>
    /** Loads the sample chat, and returns the number of new messages. */
    readonly loadSample: Effect.Effect<number, NotDone>
    /** Imports of chats from files that browsers send. */
    readonly imports: ChatImports
    /** The log, the disk and the process. The tables are another part's. */
    readonly stores: Effect.Effect<Omit<StoresShown, "tables">>
    /** The troubles. The process can serve requests when no trouble stops reads or writes. */
    readonly troubles: Effect.Effect<ReadonlyArray<Trouble>>
  }
>()("tracker/gateways/Installation") {}
