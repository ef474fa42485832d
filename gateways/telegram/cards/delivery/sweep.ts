/**
 * Finds the cards whose tasks have changed, also when an announcement was lost. A sweep reads the tasks that have changed since the
 * last sweep, so its cost does not grow with the number of cards. The position is stored, so a restart continues from it.
 */
import { Effect } from "effect"
import type { Bucket } from "../../../../streams/ports/bucket.ts"
import { makeRunRound } from "../../rounds/runRound.ts"
import type { PostStore } from "../posts/postStore.ts"
import type { TaskView } from "../task/taskView.ts"
import type { ChatQueues } from "./chatQueues.ts"

const entry = "cards.seen"

interface Parts {
  readonly bucket: Bucket
  readonly view: TaskView["Service"]
  readonly posts: PostStore
  readonly queues: ChatQueues
}

/** Returns one sweep. A sweep never fails: the next one repeats a failed read. */
export const makeSweep = Effect.fnUntraced(function* ({ bucket, view, posts, queues }: Parts) {
  const stored = yield* bucket.get(entry)
  let seen = stored === null ? 0 : Number(Buffer.from(stored.value).toString())
  let kept = seen

  const keep = Effect.suspend(() => {
    // Cards of an earlier sweep may still wait, and a restart must find them again.
    if (seen === kept || queues.isBusy()) return Effect.void
    kept = seen
    return Effect.asVoid(bucket.put(entry, Buffer.from(String(seen))))
  })
  const run = yield* makeRunRound("cards")
  const sweep = Effect.gen(function* () {
    yield* keep
    const found = yield* view.changedAfter(seen)
    // The tables are behind the stored position: they are of an older log, so every card may differ.
    const { tasks, seq } = found.seq < seen ? yield* view.changedAfter(0) : found
    seen = seq
    yield* queues.mark(tasks.flatMap(posts.ofThing))
  })
  return run(sweep)
})
