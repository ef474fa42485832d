/** Two people were merged. A rebuild makes the rows that are served, and forgetting the survivor erases the texts of both. */
import { Effect, Stream } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { CommandBus } from "../../commands/commandBus.ts"
import { mergePeople } from "../../commands/people/merge.ts"
import { operator } from "../../commands/rights/operator.ts"
import { PersonId } from "../../domain/ids.ts"
import { ada, bo } from "../../domain/kit/people.ts"
import { plainMessage, plainTask } from "../../domain/kit/samples.ts"
import { Database } from "../../projections/database/database.ts"
import { projections } from "../../projections/projections.ts"
import { Projections } from "../../projections/runner/served/projections.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { pending } from "../../streams/kit/pending.ts"
import { EventStore, type Pending } from "../../streams/ports/eventStore.ts"
import { forgetOperation, forgottenOperation } from "../verbs/people/forgetOperation.ts"
import { erasureScene, replay } from "./kit/erasureScene.ts"

const { run, remove, store } = erasureScene()
afterAll(remove)

const passkey = { passkey: "1a2b3c4d", name: "Ada's key", credential: "Y3JlZA", publicKey: "a2V5", counter: 1 }
const history: readonly [Pending, ...ReadonlyArray<Pending>] = [
  pending(
    subjectOf("person", "ada00000"),
    0,
    { _tag: "PersonJoined", person: ada, name: "Ada", handle: null },
    { _tag: "RoleGranted", role: "member" },
    { _tag: "PasskeyAdded", person: ada, ...passkey }
  ),
  pending(
    subjectOf("person", "bo000000"),
    0,
    { _tag: "PersonJoined", person: bo, name: "Bohdan", handle: null },
    { _tag: "RoleGranted", role: "member" }
  ),
  pending(subjectOf("message", "admsg000"), 0, { _tag: "MessageReceived", ...plainMessage(ada, "a zebrafish") }),
  pending(subjectOf("message", "bomsg000"), 0, { _tag: "MessageReceived", ...plainMessage(bo, "a wolverine") }),
  pending(subjectOf("task", "adtask00"), 0, {
    _tag: "TaskCreated",
    ...plainTask(ada, "a zebrafish task"),
    assignee: bo
  }),
  pending(subjectOf("task", "botask00"), 0, {
    _tag: "TaskCreated",
    ...plainTask(bo, "a wolverine task"),
    assignee: ada
  })
]
const marks = ["zebrafish", "wolverine", "Bohdan", "Ada's key"]

beforeAll(async () => {
  await run(
    Effect.gen(function* () {
      yield* (yield* EventStore).append(...history)
      const [away, into] = [PersonId.make("ada00000"), PersonId.make("bo000000")]
      const { seq } = yield* mergePeople({ actor: operator, key: "merge" }, away, into)
      // Work of the merged person after the merge.
      const command = { _tag: "CompleteTask" } as const
      const done = yield* (yield* CommandBus).send(
        { actor: ada, key: "done" },
        { subject: subjectOf("task", "adtask00"), command }
      )
      yield* (yield* Projections).position.waitFor(Math.max(seq, done.seq))
    })
  )
}, 60_000)

/** Each row of each table, without the positions of the tables themselves. */
const rows = Effect.gen(function* () {
  const database = yield* Database
  const all = yield* Effect.forEach(projections, ({ name }) =>
    database.query<{ readonly row: string }>((sql) => sql.unsafe(`select t::text as row from read."${name}" t`))
  )
  return all.map((table, i) => [projections[i]?.name, table.map(({ row }) => row).toSorted()] as const)
})

test("after a merge, a rebuild makes the rows that are served", async () => {
  const served = await run(rows)
  expect(served.filter(([, table]) => table.length > 0).map(([name]) => name)).toEqual(
    expect.arrayContaining(["people", "tasks", "messages"])
  )
  expect(await run(replay("verify"))).toMatchObject({ value: { phase: "verified", different: 0 } })
  await run(replay("clean"))
  expect(await run(rows)).toEqual(served)
}, 60_000)

test("forgetting the survivor by the id of the merged person erases the texts of both, and a rebuild makes the same rows", async () => {
  const forget = { who: "person:ada00000", because: "asked for it", name: "Bohdan" }
  expect(await run(Stream.runCollect(forgetOperation.run({ ...forget, name: null })))).toMatchObject([
    { confirm: "Bohdan" }
  ])
  await run(Stream.runCollect(forgetOperation.run(forget)))
  const certificates = await run(Stream.runCollect(forgottenOperation.run({})))
  expect(certificates.map(({ person, texts }) => [person, texts.messages]).toSorted()).toEqual([
    [ada, 1],
    [bo, 1]
  ])
  for (const text of [JSON.stringify(await run(rows)), ...store()])
    expect(marks.filter((mark) => text.includes(mark))).toEqual([])
  expect(await run(replay("verify"))).toMatchObject({ value: { phase: "verified", different: 0 } })
}, 60_000)
