/** A decision of an owner applies the commits of a parked aggregate, and a replay makes the same rows. */
import { Schema } from "effect"
import { describe, expect, test } from "vitest"
import { ada } from "../../../domain/kit/people.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import type { Event } from "../../../domain/task/task.ts"
import { TaskId } from "../../../domain/ids.ts"
import { team } from "../../../domain/values.ts"
import { type CommitDecision, decisionsIn, everywhere } from "../../../streams/commit/decisions.ts"
import { type Commit, isReadable, type Recorded, type Unreadable } from "../../../streams/commit/envelope.ts"
import { commit } from "../../kit/given.ts"
import { anyProjection, changeRow, idOf, type Projection } from "../../projection.ts"
import { declareRow } from "../../row.ts"
import { emptyState, fold, type FoldState, type Repairs } from "./fold.ts"

interface Row {
  readonly number: number
  readonly title: string
}
/** The handlers of `broken` throw on the title "boom". */
const titles = (broken: boolean): Projection<Row> => ({
  name: "titles",
  version: 1,
  row: declareRow(TaskId, { number: Schema.Int, title: Schema.String }),
  indexes: [],
  versions: true,
  streamed: true,
  keys: (_, at) => (at.subject.startsWith("evt.task.") ? [idOf(at)] : []),
  rows: {
    TaskCreated: ({ title }, { commit, nth }) => ({ [idOf(commit)]: { number: nth, title } }),
    TaskRetitled: ({ title }, at) => {
      if (broken && title === "boom") throw new Error("it went off")
      return changeRow(at, () => ({ title }))
    }
  }
})

const created = (title: string): Event => ({ _tag: "TaskCreated", ...plainTask(ada, title), audience: team })
const retitled = (title: string): Event => ({ _tag: "TaskRetitled", wordsOf: ada, title })
const on = (seq: number, id: string, ...events: ReadonlyArray<Event>) => commit(seq, "task", id, ...events)
const one = "evt.task.aaaaaaaa"
const skipped = (seq: number, of: number, place: string = everywhere) =>
  commit(seq, "projection", place, { _tag: "CommitSkipped", subject: one, seq: of, because: "a test" })
const retried = (seq: number, of: number, place: string = everywhere) =>
  commit(seq, "projection", place, { _tag: "CommitRetried", subject: one, seq: of, attempt: seq })

/** The commit as a version that does not know it yet sees it. */
const unreadable = (commit: Commit): Unreadable => {
  const { subject, seq, witness, continues, events, ...head } = commit
  return {
    _tag: "Unreadable",
    subject,
    seq,
    witness,
    continues,
    reason: "newer",
    why: "a version to come",
    envelope: { ...head, traceparent: null, events: events.map((data) => ({ v: 2, data: { ...data } })) as never }
  }
}

/** `known`: the decisions that the fold knows of in advance, as a replay does. */
const repairsOf = (log: ReadonlyArray<Recorded>, known: ReadonlyArray<CommitDecision>): Repairs => ({
  decisionOn: ({ subject, seq }) => known.findLast((each) => each.subject === subject && each.seq === seq) ?? null,
  waiting: ({ subject, seq, at }) => log.filter((each) => each.subject === subject && each.seq >= seq && each.seq < at)
})

/** Folds commit by commit: the rows at the end, and the state. `log` holds the commits as they are read at a decision. */
const play = (
  commits: ReadonlyArray<Recorded>,
  {
    log = commits,
    known = [],
    broken = false,
    state = emptyState
  }: {
    readonly log?: ReadonlyArray<Recorded>
    readonly known?: ReadonlyArray<CommitDecision>
    readonly broken?: boolean
    readonly state?: FoldState
  } = {}
) => {
  const rows = new Map<string, object>()
  const values = new Map<string, Readonly<Record<string, unknown>>>()
  let now = state
  for (const each of commits) {
    const folded = fold(anyProjection(titles(broken)), now, values, [each], repairsOf(log, known))
    now = folded.state
    expect(new Set(folded.versions.map(({ id, seq }) => `${id} ${seq}`)).size).toBe(folded.versions.length)
    for (const { id, seq, values: row } of folded.rows.values()) {
      rows.set(id, { ...row, seq })
      if (row !== null) values.set(id, row)
    }
  }
  return { rows: Object.fromEntries(rows), state: now }
}
const decisionsOf = (log: ReadonlyArray<Recorded>) => log.flatMap(decisionsIn)

describe("an unreadable commit", () => {
  const readable = [
    on(1, "aaaaaaaa", created("one")),
    on(2, "aaaaaaaa", retitled("newer")),
    on(3, "bbbbbbbb", created("two")),
    on(4, "aaaaaaaa", retitled("waits"), retitled("last"))
  ]
  const past = readable.map((each) => (each.seq === 2 ? unreadable(each) : each))

  test("that is skipped lets the later commits through, with the position of the decision", () => {
    const { rows, state } = play([...past, skipped(5, 2)])
    expect(state.quarantine).toEqual({})
    expect(rows).toEqual({
      aaaaaaaa: { number: 1, title: "last", seq: 5 },
      bbbbbbbb: { number: 2, title: "two", seq: 3 }
    })
  })

  test("that is retried and can be read by now is applied with all that waited", () => {
    const log = [...readable, retried(5, 2)]
    const { rows, state } = play([...past, retried(5, 2)], { log })
    expect([rows["aaaaaaaa"], state.quarantine]).toEqual([{ number: 1, title: "last", seq: 5 }, {}])
  })

  test("that is retried and still cannot be read stays parked, and nothing that waited is applied", () => {
    const { rows, state } = play([...past, retried(5, 2)])
    expect(rows["aaaaaaaa"]).toEqual({ number: 1, title: "one", seq: 1 })
    expect(state.quarantine[one]).toMatchObject({ seq: 2, unreadable: "newer" })
  })

  test("that waited behind another is parked in its turn", () => {
    const both = [...past.slice(0, 3), unreadable(readable[3] as Commit)]
    const { rows, state } = play([...both, skipped(5, 2)])
    expect([rows["aaaaaaaa"], state.quarantine[one]?.seq]).toEqual([{ number: 1, title: "one", seq: 1 }, 4])
    expect(play([...both, skipped(5, 2), skipped(6, 4)]).state.quarantine).toEqual({})
  })

  test("that was skipped before the one in front of it is left out", () => {
    const both = [...past.slice(0, 3), unreadable(readable[3] as Commit), skipped(5, 4)]
    const log = [...both, skipped(6, 2)]
    expect(play(log, { known: decisionsOf(log) }).state.quarantine).toEqual({})
  })

  test("that creates its aggregate has the same number whenever it is applied", () => {
    const [first, ...rest] = readable
    const log = [first as Commit, ...rest, retried(5, 1)]
    const { rows } = play([unreadable(first as Commit), ...rest, retried(5, 1)], { log })
    expect(rows).toMatchObject({ aaaaaaaa: { number: 1, title: "last", seq: 5 }, bbbbbbbb: { number: 2 } })
  })

  test.each([
    ["retried", retried(5, 2)],
    ["skipped", skipped(5, 2)]
  ])("that was %s makes the same rows in a replay by a version that can read it", (_, decision) => {
    const log = [...readable, decision]
    const live = play([...past, decision], { log })
    expect(play(log, { known: decisionsOf(log) })).toEqual({ rows: live.rows, state: live.state })
    expect(live.state.quarantine).toEqual({})
  })

  test("that was retried twice is applied at the last retry, live and in a replay", () => {
    const log = [...readable, retried(5, 2), retried(6, 2)]
    // At the first retry this version could not read it yet.
    const before = play([...past, retried(5, 2)])
    expect(before.state.quarantine[one]?.seq).toBe(2)
    const replayed = play(log, { known: decisionsOf(log) })
    expect(replayed.rows["aaaaaaaa"]).toEqual({ number: 1, title: "last", seq: 6 })
  })
})

describe("a commit that makes a handler throw", () => {
  const log = [
    on(1, "aaaaaaaa", created("one")),
    on(2, "aaaaaaaa", retitled("boom")),
    on(3, "aaaaaaaa", retitled("waits"))
  ]

  test("is applied at a retry once the handler is repaired", () => {
    const { state } = play(log, { broken: true })
    const values = new Map([["aaaaaaaa", { number: 1, title: "one" }]])
    const decision = retried(4, 2, "titles")
    const { rows } = fold(anyProjection(titles(false)), state, values, [decision], repairsOf(log, []))
    expect([...rows.values()]).toEqual([{ id: "aaaaaaaa", seq: 4, values: { number: 1, title: "waits" } }])
  })

  test("is left out when its own projection skips it, and a decision of another projection changes nothing", () => {
    expect(play([...log, skipped(4, 2, "others")], { broken: true }).state.quarantine[one]?.seq).toBe(2)
    const { rows, state } = play([...log, skipped(4, 2, "titles")], { broken: true })
    expect([rows["aaaaaaaa"], state.quarantine]).toEqual([{ number: 1, title: "waits", seq: 4 }, {}])
  })
})

test("a decision about an aggregate that is not parked changes nothing", () => {
  const log = [on(1, "aaaaaaaa", created("one")), retried(2, 1), skipped(3, 7)]
  expect(play(log).rows).toEqual({ aaaaaaaa: { number: 1, title: "one", seq: 1 } })
  expect(log.every(isReadable)).toBe(true)
})
