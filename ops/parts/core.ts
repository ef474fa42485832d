/** The log and the tables. Verbs that need no more build only these parts, because loading the others takes longer than the verb. */
import { Layer } from "effect"
import { Database } from "../../projections/database/database.ts"
import { followedProjectionsLayer, projectionsLayer } from "../../projections/projections.ts"
import { Decisions } from "../../projections/reads/decisions/decisions.ts"
import { Knowledge } from "../../projections/reads/knowledge/knowledge.ts"
import { Notices } from "../../projections/reads/notices/notices.ts"
import { Reads } from "../../projections/reads/reads.ts"
import { Unread } from "../../projections/reads/unread/unread.ts"
import { Views } from "../../projections/reads/views/views.ts"
import { tablesIn } from "../../streams/dataFolder.ts"
import { everyRole, type Roles } from "../settings/roles.ts"
import type { Settings } from "../settings/settings.ts"
import { logAnswers } from "./logAnswers.ts"
import { commandsLayer, recordLayer } from "./record.ts"

const databaseLayer = (settings: Settings) =>
  settings.databaseUrl === null ? Database.pglite(tablesIn(settings.dataDir)) : Database.server(settings.databaseUrl)

/** The log, the tables, and the projections that keep the tables up to date, here or in another process. */
export const coreLayer = (settings: Settings, roles: Roles = everyRole) =>
  Layer.mergeAll(Reads.layer, Views.layer, Knowledge.layer, Unread.layer, Decisions.layer, Notices.layer).pipe(
    Layer.provideMerge(roles.has("projections") ? projectionsLayer : followedProjectionsLayer),
    // The log and an embedded database each take a second to open, so they open at the same time.
    Layer.provideMerge(
      Layer.merge(
        databaseLayer(settings),
        Layer.merge(commandsLayer, logAnswers(settings)).pipe(Layer.provideMerge(recordLayer(settings)))
      )
    )
  )
