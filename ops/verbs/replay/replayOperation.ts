/** Rebuilds read models from the log. The old ones serve reads until the end. */
import { Effect, Schema, Stream } from "effect"
import { projections } from "../../../projections/projections.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { type RebuildFailed, type RebuildProgress, ReplayRequest } from "../../../projections/runner/served/replay.ts"
import { operation } from "../operation/operation.ts"

/** No read model has this name. */
class NoSuchProjection extends Schema.TaggedError<NoSuchProjection>()("NoSuchProjection", { name: Schema.String }) {
  override get message() {
    return `there is no read model "${this.name}"; the read models are ${projections.map(({ name }) => name).join(", ")}`
  }
}

/** Runs in the process that writes the tables, wherever the request arrives. */
export const replayOperation = operation({
  name: "replay",
  input: ReplayRequest,
  run: (request): Stream.Stream<RebuildProgress, NoSuchProjection | RebuildFailed, Projections> => {
    const unknown = request.names.find((name) => projections.every((each) => each.name !== name))
    if (unknown !== undefined) return Stream.fail(new NoSuchProjection({ name: unknown }))
    return Stream.unwrap(Effect.map(Projections, ({ replay }) => replay(request)))
  }
})
