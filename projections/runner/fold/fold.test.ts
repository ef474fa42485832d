/** The fold behind the runner and the rebuild, on a read model that throws on request. */
import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import type { Event } from "../../../domain/task/task.ts"
import { TaskId } from "../../../domain/ids.ts"
import { Audience, team } from "../../../domain/values.ts"
import type { Commit, Recorded, Unreadable } from "../../../streams/commit/envelope.ts"
import { hostileTags } from "../../../streams/kit/unreadable.ts"
import { commit } from "../../kit/given.ts"
import { anyProjection, idOf, type Projection } from "../../projection.ts"
import { declareRow } from "../../row.ts"
import { emptyState, fold, type FoldState } from "./fold.ts"
import { keysOf } from "./keysOf.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { ada } from "../../../domain/kit/people.ts"

interface Row {
  readonly number: number
  readonly title: string
  readonly audience: Audience
}
const changed = (row: Row | undefined, id: string, change: Partial<Row>) =>
  row === undefined ? {} : { [id]: { ...row, ...change } }

/** Titles by number. A cancelled one is removed, and one that is retitled to "boom" throws. */
const titles: Projection<Row> = {
  name: "titles",
  version: 1,
  row: declareRow(TaskId, { number: Schema.Int, title: Schema.String, audience: Audience }),
  indexes: [],
  versions: true,
  streamed: true,
  keys: (_, at) => (at.subject.startsWith("evt.task.") ? [idOf(at)] : []),
  rows: {
    TaskCreated: ({ title, audience }, { commit, nth }) => ({ [idOf(commit)]: { number: nth, title, audience } }),
    TaskRetitled: ({ title }, { commit, before }) => {
      if (title === "boom") throw new Error("the title went off")
      return changed(before(idOf(commit)), idOf(commit), { title })
    },
    TaskShared: (_, { commit, before }) => changed(before(idOf(commit)), idOf(commit), { audience: team }),
    TaskCancelled: (_, { commit }) => ({ [idOf(commit)]: null })
  }
}
const projection = anyProjection(titles)
const mine = Audience.make("person:ada00000")

const created = (title: string, audience: Audience = team): Event => ({
  _tag: "TaskCreated",
  ...plainTask(ada, title),
  audience
})
const retitled = (title: string): Event => ({ _tag: "TaskRetitled", wordsOf: ada, title })
const shared: Event = { _tag: "TaskShared" }
const cancelled: Event = { _tag: "TaskCancelled" }
const on = (seq: number, id: string, ...events: ReadonlyArray<Event>): Commit => commit(seq, "task", id, ...events)

const folded = (
  commits: ReadonlyArray<Recorded>,
  state: FoldState = emptyState,
  loaded: { [id: string]: Row } = {}
) => {
  const { rows, ...rest } = fold(
    projection,
    state,
    new Map(Object.entries(loaded).map(([id, row]) => [id, { ...row }])),
    commits
  )
  return { rows: [...rows.values()], ...rest }
}
const quarantined = (subject: string, seq: number) => ({
  [subject]: { seq, why: "Error", counts: expect.any(Object) }
})

describe("a handler that throws", () => {
  const commits = [
    on(1, "aaaaaaaa", created("one")),
    on(2, "bbbbbbbb", created("two")),
    on(3, "aaaaaaaa", retitled("half"), retitled("boom"), shared),
    on(4, "bbbbbbbb", retitled("second")),
    on(5, "aaaaaaaa", retitled("later")),
    on(6, "cccccccc", created("three"))
  ]

  test("puts its aggregate into quarantine with position and reason, and leaves the others unchanged", () => {
    const { rows, state } = folded(commits)
    expect(state.quarantine).toEqual(quarantined("evt.task.aaaaaaaa", 3))
    expect(rows).toEqual([
      { id: "aaaaaaaa", seq: 1, values: { number: 1, title: "one", audience: team } },
      { id: "bbbbbbbb", seq: 4, values: { number: 2, title: "second", audience: team } },
      { id: "cccccccc", seq: 6, values: { number: 3, title: "three", audience: team } }
    ])
  })

  test("leaves nothing of its commit: no row, no version, no left audience", () => {
    const { rows, versions, left } = folded([
      on(1, "aaaaaaaa", created("one", mine)),
      on(2, "aaaaaaaa", retitled("half"), shared, retitled("boom"))
    ])
    const first = { id: "aaaaaaaa", seq: 1, values: { number: 1, title: "one", audience: mine } }
    expect({ rows, versions, left }).toEqual({ rows: [first], versions: [first], left: [] })
  })

  test("makes later commits of the aggregate wait, also in the next batch", () => {
    const { state } = folded(commits)
    const next = folded([on(7, "aaaaaaaa", retitled("even later"))], state, {
      aaaaaaaa: { number: 1, title: "one", audience: team }
    })
    expect(next.rows).toEqual([])
    expect(next.state.quarantine).toEqual(quarantined("evt.task.aaaaaaaa", 3))
  })

  test("is still counted, so T-n does not depend on a repair", () => {
    const broken = [
      on(1, "aaaaaaaa", created("one"), retitled("boom")),
      on(2, "bbbbbbbb", created("two")),
      on(3, "aaaaaaaa", retitled("waits"), shared),
      on(4, "cccccccc", created("three"))
    ]
    const repaired = broken.map((each) =>
      each.seq === 1 ? on(1, "aaaaaaaa", created("one"), retitled("repaired")) : each
    )
    expect(folded(broken).state.counts).toEqual(folded(repaired).state.counts)
    expect(folded(broken).state.counts).toEqual({ TaskCreated: 3, TaskRetitled: 2, TaskShared: 1 })
    expect(folded(broken).rows.map(({ id, values }) => [id, values?.["number"]])).toEqual([
      ["bbbbbbbb", 2],
      ["cccccccc", 3]
    ])
  })

  test("does not change the state that it was given", () => {
    const before = Object.freeze({ counts: Object.freeze({ TaskCreated: 7 }), quarantine: Object.freeze({}) })
    const { state } = folded([on(1, "aaaaaaaa", created("one"), retitled("boom"))], before)
    expect(state.counts).toEqual({ TaskCreated: 8, TaskRetitled: 1 })
    expect(before).toEqual({ counts: { TaskCreated: 7 }, quarantine: {} })
  })
})

describe("a commit that cannot be read", () => {
  const { events: _, subject: _1, seq: _2, witness: _3, continues: _4, ...head } = on(1, "aaaaaaaa")
  const unreadable = (seq: number, id: string, ...tags: ReadonlyArray<string>): Unreadable => ({
    _tag: "Unreadable",
    subject: `evt.task.${id}`,
    seq,
    witness: `w${seq}`,
    continues: false,
    reason: "newer",
    why: "a version to come",
    envelope: { ...head, traceparent: null, events: tags.map((_tag) => ({ v: 2, data: { _tag } })) as never }
  })

  test("parks its aggregate: later commits of it wait, and the others are applied", () => {
    const { rows, state } = folded([
      on(1, "aaaaaaaa", created("one")),
      unreadable(2, "aaaaaaaa", "TaskFuture"),
      on(3, "aaaaaaaa", retitled("waits")),
      on(4, "bbbbbbbb", created("two"))
    ])
    expect(state.quarantine).toEqual({
      "evt.task.aaaaaaaa": { seq: 2, why: "a version to come", unreadable: "newer", counts: { TaskCreated: 1 } }
    })
    expect(rows.map(({ seq, values }) => [seq, values?.["title"]])).toEqual([
      [1, "one"],
      [4, "two"]
    ])
  })

  test("is counted by its tags, so T-n is the same when a newer version reads it", () => {
    const read = [on(1, "aaaaaaaa", created("one")), on(2, "bbbbbbbb", created("two"))]
    const parked = [unreadable(1, "aaaaaaaa", "TaskCreated"), ...read.slice(1)]
    expect(folded(parked).state.counts).toEqual(folded(read).state.counts)
    expect(folded(parked).rows).toMatchObject([{ id: "bbbbbbbb", values: { number: 2 } }])
  })

  test("is counted by well-formed names only, and by no more than 100 that are not known", () => {
    const hostile = [...hostileTags.map(([, tag]) => tag), "__proto__"]
    const many = Array.from({ length: 200 }, (_, n) => `Future${n}`)
    const { state } = folded([
      unreadable(1, "aaaaaaaa", ...hostile),
      unreadable(2, "bbbbbbbb", ...many),
      on(3, "cccccccc", created("one"))
    ])
    expect(Object.keys(state.counts)).toHaveLength(101)
    expect(state.counts).toMatchObject({ constructor: 1, Future0: 1, TaskCreated: 1 })
  })

  test("without an envelope counts nothing, and touches no row", () => {
    const torn = { ...unreadable(1, "aaaaaaaa"), envelope: null, reason: "damaged" as const }
    expect(folded([torn])).toMatchObject({ rows: [], versions: [], state: { counts: {} } })
    expect(keysOf(projection, [torn])).toEqual([])
  })
})

describe("the audience that a row left", () => {
  test("is reported when the row's audience changes, and only then", () => {
    const { left } = folded([
      on(1, "aaaaaaaa", created("one", mine)),
      on(2, "aaaaaaaa", retitled("two")),
      on(3, "aaaaaaaa", shared),
      on(4, "aaaaaaaa", shared)
    ])
    expect(left).toEqual([{ id: "aaaaaaaa", audience: mine, seq: 3 }])
  })

  test("is the row's last audience when the row is removed", () => {
    const loaded = { aaaaaaaa: { number: 1, title: "one", audience: mine } }
    expect(folded([on(5, "aaaaaaaa", cancelled)], emptyState, loaded)).toMatchObject({
      rows: [{ id: "aaaaaaaa", seq: 5, values: null }],
      left: [{ id: "aaaaaaaa", audience: mine, seq: 5 }]
    })
    expect(folded([on(5, "aaaaaaaa", shared), on(6, "aaaaaaaa", cancelled)], emptyState, loaded).left).toEqual([
      { id: "aaaaaaaa", audience: mine, seq: 5 },
      { id: "aaaaaaaa", audience: team, seq: 6 }
    ])
  })

  test("is empty when an unknown row is removed", () =>
    expect(folded([on(1, "aaaaaaaa", cancelled), on(2, "aaaaaaaa", cancelled)]).left).toEqual([]))
})

describe("versions", () => {
  test("come in the order of their commits, one for each commit that touched the row", () => {
    const { versions, rows } = folded([
      on(1, "aaaaaaaa", created("one")),
      on(2, "bbbbbbbb", created("two")),
      on(4, "aaaaaaaa", retitled("half"), retitled("first")),
      on(7, "aaaaaaaa", cancelled)
    ])
    expect(versions.map(({ id, seq, values }) => [seq, id, values?.["title"]])).toEqual([
      [1, "aaaaaaaa", "one"],
      [2, "bbbbbbbb", "two"],
      [4, "aaaaaaaa", "first"],
      [7, "aaaaaaaa", undefined]
    ])
    expect(rows.map(({ id, seq }) => [id, seq])).toEqual([
      ["aaaaaaaa", 7],
      ["bbbbbbbb", 2]
    ])
  })
})

test("the rows to load are those that the events touch, each once", () => {
  const other = commit(3, "person", "ada00000", { _tag: "PersonLeft" })
  expect(keysOf(projection, [on(1, "aaaaaaaa", shared, shared), on(2, "bbbbbbbb", shared), other])).toEqual([
    "aaaaaaaa",
    "bbbbbbbb"
  ])
})
