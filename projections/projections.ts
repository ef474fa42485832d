/** The read models that are kept, in one list: a new one is one file and one line. */
import { activity } from "./models/activity.ts"
import { messages } from "./models/messages.ts"
import { people } from "./models/people.ts"
import { tasks } from "./models/tasks.ts"
import { type AnyProjection, anyProjection } from "./projection.ts"
import { Layer } from "effect"
import { followProjections } from "./runner/followed.ts"
import { runProjections } from "./runner/runner.ts"
import { vectorIndex } from "./search/vectorIndex.ts"

export const projections: ReadonlyArray<AnyProjection> = [
  anyProjection(tasks),
  anyProjection(messages),
  anyProjection(people),
  anyProjection(activity)
]

/** Keeps them, and the index of vectors, along the log while the scope lasts. Needs the log, the tables and somebody to tell. */
export const projectionsLayer = Layer.merge(runProjections(projections), vectorIndex())
/** Follows them where another process keeps them. */
export const followedProjectionsLayer = followProjections(projections)
