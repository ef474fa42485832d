/** The list of the read models. A new one is one file and one line here. */
import { invitations, tokens } from "./models/access.ts"
import { activity } from "./models/activity.ts"
import { atoms } from "./models/knowledge/atoms.ts"
import { chats } from "./models/messages/chats.ts"
import { evidenceProjection } from "./models/knowledge/evidence.ts"
import { proposals } from "./models/knowledge/proposals.ts"
import { providers } from "./models/jobs/providers.ts"
import { extractions } from "./models/jobs/extractions.ts"
import { readings } from "./models/jobs/readings.ts"
import { runs } from "./models/jobs/runs.ts"
import { topics } from "./models/knowledge/topics.ts"
import { messages } from "./models/messages/messages.ts"
import { noticesProjection } from "./models/notices/notices.ts"
import { settings } from "./models/notices/settings.ts"
import { people } from "./models/people.ts"
import { savedViewsProjection } from "./models/team/savedViews.ts"
import { tasks } from "./models/tasks.ts"
import { viewOrders } from "./models/team/viewOrders.ts"
import { ways } from "./models/team/ways.ts"
import { type AnyProjection, anyProjection } from "./projection.ts"
import { Layer } from "effect"
import { followProjections } from "./runner/followed.ts"
import { runProjections } from "./runner/runner.ts"
import { vectorIndex } from "./search/vectors/vectorIndex.ts"

export const projections: ReadonlyArray<AnyProjection> = [
  anyProjection(tasks),
  anyProjection(messages),
  anyProjection(people),
  anyProjection(activity),
  anyProjection(chats),
  anyProjection(proposals),
  anyProjection(evidenceProjection),
  anyProjection(topics),
  anyProjection(atoms),
  anyProjection(extractions),
  anyProjection(readings),
  anyProjection(runs),
  anyProjection(providers),
  anyProjection(tokens),
  anyProjection(invitations),
  anyProjection(ways),
  anyProjection(noticesProjection),
  anyProjection(settings),
  anyProjection(savedViewsProjection),
  anyProjection(viewOrders)
]

/** Writes the read models and the vector index along the log while the scope lasts. */
export const projectionsLayer = Layer.merge(runProjections(projections), vectorIndex())
/** Follows the read models that another process writes. */
export const followedProjectionsLayer = followProjections(projections)
