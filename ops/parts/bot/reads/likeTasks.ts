/** Implements the bot's port `LikeTasks` on the vector index. */
import { Effect, Layer } from "effect"
import { TaskId } from "../../../../domain/ids.ts"
import { LikeTasks, type SoughtTask } from "../../../../gateways/telegram/cards/task/likeTasks.ts"
import { ViewUnavailable } from "../../../../gateways/telegram/cards/task/taskView.ts"
import { Nearest, type NearHit } from "../../../../projections/search/vectors/nearest.ts"
import { TextVector } from "../../../../projections/search/vectors/textVector.ts"

/**
 * The least cosines at which a task resembles another one. Among short titles, "Fix the login" and "Fix the logout" have 0.60 by spelling,
 * and a title with one more word has 0.68 to 0.87.
 */
export const leastLike = { likeness: 0.67, meaning: 0.86 } as const
/** Finished tasks and the task itself are among the results. */
const mostRead = 10

/** The text by which tasks are indexed. Source: `sources` in `projections/search/documents/documents.ts`. */
export const textOfTask = ({ title, description }: Pick<SoughtTask, "title" | "description">) =>
  `${title} ${description}`

export const isOpenOther =
  (own: TaskId) =>
  ({ id, status }: Pick<NearHit, "id" | "status">): boolean =>
    id !== own && (status === "open" || status === "in-progress")

export const likeTasks = Layer.effect(
  LikeTasks,
  Effect.gen(function* () {
    const { vectorOf } = yield* TextVector
    const { near } = yield* Nearest
    return LikeTasks.of({
      likeOf: Effect.fnUntraced(function* (task) {
        const asked = yield* vectorOf(textOfTask(task))
        if (asked === null) return null
        const found = yield* near({
          model: asked.model,
          vector: asked.vector,
          kinds: ["task"],
          audiences: [task.audience],
          limit: mostRead,
          least: leastLike[asked.finds]
        }).pipe(Effect.mapError((cause) => new ViewUnavailable({ cause })))
        const first = found.find(isOpenOther(task.id))
        return first === undefined ? null : TaskId.make(first.id)
      })
    })
  })
)
