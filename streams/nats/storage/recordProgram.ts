import { Effect } from "effect"
import { Nats } from "../client/nats.ts"
import { changeMetadata } from "./metadata.ts"
import { isLater } from "./refusals/versionOrder.ts"
import { logFormat, programEntry, programIn } from "./refusals/logProgram.ts"

/** Records this program with the log, unless a later version is recorded. Returns what was recorded before. */
export const recordProgram = Effect.fnUntraced(function* (version: string) {
  const nats = yield* Nats
  const former = programIn((yield* nats.settings("EVT"))?.metadata)
  if (former !== null && !isLater(version, former.version)) return former
  yield* changeMetadata(nats, "EVT", { entries: () => programEntry({ version, format: logFormat }) })
  return former
})
