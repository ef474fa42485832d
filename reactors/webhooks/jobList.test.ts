/** The list of requested tests and redeliveries, and what a look at it costs. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { memoryBuckets } from "../../streams/memory/memoryBuckets.ts"
import { type Bucket, Buckets } from "../../streams/ports/bucket.ts"
import { makeJobList } from "./jobList.ts"

/** Runs on a bucket in memory that counts the lists of its keys. */
const play = (body: (bucket: Bucket, lists: () => number) => Effect.Effect<void, unknown>) =>
  Effect.gen(function* () {
    const opened = yield* (yield* Buckets).open("HOOKS")
    let lists = 0
    const keys = Effect.suspend(() => {
      lists++
      return opened.keys
    })
    yield* body({ ...opened, keys }, () => lists)
  }).pipe(Effect.provide(memoryBuckets), Effect.runPromise)

const request = (bucket: Bucket, id: string) =>
  bucket.create(`job.endpoint1.${id}`, Buffer.from(JSON.stringify({ v: 1, at: 1, job: { _tag: "test" } })))
const saveProgress = (bucket: Bucket) => bucket.put("hook.endpoint1", Buffer.from("{}"))

test("looks list the keys only when a request was made, however often lanes save their progress", () =>
  play(
    Effect.fnUntraced(function* (bucket, lists) {
      const { look } = makeJobList(bucket)
      const idsNow = Effect.map(look, (jobs) => jobs.map(({ id }) => id))
      for (let count = 0; count < 100; count++) {
        yield* saveProgress(bucket)
        expect(yield* idsNow).toEqual([])
      }
      expect(lists()).toBe(1)
      yield* request(bucket, "test1")
      expect(yield* idsNow).toEqual(["test1"])
      expect(yield* idsNow).toEqual(["test1"])
      expect(lists()).toBe(2)
    })
  ))

test("a request that is done is not listed again, also by a list that was read before its end", () =>
  play(
    Effect.fnUntraced(function* (bucket) {
      yield* request(bucket, "test1")
      const { look, done } = makeJobList({
        ...bucket,
        // The job ends after the list was read, and before it is used.
        keys: Effect.tap(bucket.keys, () => Effect.sync(() => done("test1")))
      })
      expect(yield* look).toEqual([])
      yield* bucket.erase("job.endpoint1.test1")
      yield* request(bucket, "test2")
      expect((yield* look).map(({ id }) => id)).toEqual(["test2"])
    })
  ))
