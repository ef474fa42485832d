/** Rebuilds read models from the log. The old ones serve reads meanwhile. */
import { Effect, Schema, Stream } from "effect"
import type { Database } from "../../../projections/database/database.ts"
import { projections } from "../../../projections/projections.ts"
import { type RebuildProgress, rebuild, RebuildFailed } from "../../../projections/runner/rebuild/rebuild.ts"
import { acceptLog } from "../../../projections/runner/tables/logOfTables.ts"
import type { Projections } from "../../../projections/runner/served/projections.ts"
import type { Feed } from "../../../streams/feed.ts"
import type { Quarantine } from "../../../streams/quarantine/quarantine.ts"
import { operation } from "../operation/operation.ts"

/** No read model has this name. */
class NoSuchProjection extends Schema.TaggedError<NoSuchProjection>()("NoSuchProjection", { name: Schema.String }) {
  override get message() {
    return `there is no read model "${this.name}"; the read models are ${projections.map(({ name }) => name).join(", ")}`
  }
}

/** `names`: the read models to rebuild; none means all. */
export const replayOperation = operation({
  name: "replay",
  input: Schema.Struct({ names: Schema.Array(Schema.String) }),
  run: ({
    names
  }): Stream.Stream<RebuildProgress, NoSuchProjection | RebuildFailed, Database | Feed | Projections | Quarantine> => {
    const unknown = names.find((name) => projections.every((each) => each.name !== name))
    if (unknown !== undefined) return Stream.fail(new NoSuchProjection({ name: unknown }))
    const chosen = names.length === 0 ? projections : projections.filter(({ name }) => names.includes(name))
    // All tables are made from the present log then, so a log that has changed becomes the known one.
    const accepted = acceptLog(projections).pipe(Effect.mapError(({ message }) => new RebuildFailed({ why: message })))
    return Stream.concat(rebuild(chosen), Stream.fromEffectDrain(accepted))
  }
})
