/** Sends the comments on changed tasks that have a card in a group. */
import { Duration, Effect } from "effect"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { TaskView } from "../cards/task/taskView.ts"
import { mostPosition } from "../notices/readButton.ts"
import { repeatRounds } from "../rounds/repeatRounds.ts"
import { Threads } from "./threads.ts"

const entry = "comments.seen"
const interval = Duration.seconds(15)

/** Never ends. The position is stored after the messages of a round are requested, so a crash in between repeats the round. */
export const followComments = Effect.gen(function* () {
  const { changes, changedAfter } = yield* TaskView
  const { follow } = yield* Threads
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  const stored = yield* bucket.get(entry)
  let seen = stored === null ? null : Number(Buffer.from(stored.value).toString())

  const round = Effect.gen(function* () {
    const { tasks, seq } = yield* changedAfter(seen ?? mostPosition)
    for (const task of tasks)
      yield* follow(task).pipe(
        // A task that cannot be read must not stop the others. It is followed again when it changes.
        Effect.catchTag("AggregateParked", ({ message }) => Effect.logWarning("comments are not sent", message))
      )
    if (seen === seq) return
    yield* bucket.put(entry, Buffer.from(String(seq)))
    seen = seq
  })
  return yield* repeatRounds({ changes, interval, round, name: "comments" })
})
