/** The rows of every view. */
import type { CommandFate } from "../rows/shownRows.ts"
import { createViewRows } from "./viewRows.ts"
import type { ViewsRows } from "./windows.ts"

/** @param names the ids of the reader */
export const createViews = (names: ReadonlyArray<string>, fate: CommandFate): ViewsRows => ({
  people: createViewRows("people", names, fate),
  tasks: createViewRows("tasks", names, fate),
  messages: createViewRows("messages", names, fate),
  proposals: createViewRows("proposals", names, fate),
  topics: createViewRows("topics", names, fate),
  atoms: createViewRows("atoms", names, fate),
  extractions: createViewRows("extractions", names, fate),
  runs: createViewRows("runs", names, fate),
  counts: createViewRows("counts", names, fate),
  notices: createViewRows("notices", names, fate),
  savedViews: createViewRows("savedViews", names, fate),
  viewOrders: createViewRows("viewOrders", names, fate)
})
