/** `tt import <path>`: finds the export at the path, and imports its chats or its tasks. */
import { Effect } from "effect"
import { team } from "../../../domain/values.ts"
import type { Settings } from "../../settings/settings.ts"
import { findExport, NothingToImport } from "./find/findExport.ts"
import { importFile, type ImportFlags } from "./import.ts"
import { importTasks } from "./tasks/importTasks.ts"

export interface PathFlags extends ImportFlags {
  readonly map: string | null
  readonly audience: string | null
  readonly yes: boolean
}

export const importPath = Effect.fn("import.path")(function* (settings: Settings, path: string, flags: PathFlags) {
  const found = yield* findExport(path)
  if (found.is === "table")
    return yield* importTasks(settings, found.file, found.size, { ...flags, audience: flags.audience ?? team })
  if (flags.map !== null || flags.audience !== null)
    return yield* new NothingToImport({
      path,
      why: "--map and --audience are for CSV files; messages have the readers of their chat"
    })
  if (found.is === "telegram-html")
    return yield* new NothingToImport({ path, why: "export the chat as JSON, and give its result.json" })
  return yield* importFile(settings, found.file, flags)
})
