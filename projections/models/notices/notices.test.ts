/** The rules of the notices: which events reach which people, and which events settle a notice. */
import { describe, expect, test } from "vitest"
import { ada, bo, cy, dan } from "../../../domain/kit/people.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { ActorId, CommentId, PersonId, reactorActor } from "../../../domain/ids.ts"
import { Audience, team } from "../../../domain/values.ts"
import type { Event as NoticesEvent } from "../../../domain/notices/notices.ts"
import type { Event } from "../../../domain/task/task.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { commit, givenRows } from "../../kit/given.ts"
import { type NoticeStored, noticesProjection } from "./notices.ts"

const given = givenRows(noticesProjection)
const task = "task0001"
const on = (seq: number, actor: ActorId, ...events: ReadonlyArray<Event>): Commit => ({
  ...commit(seq, "task", task, ...events),
  actor
})
const marks = (seq: number, person: string, ...events: ReadonlyArray<NoticesEvent>) =>
  commit(seq, "notices", person, ...events)
const created = (more: Partial<Extract<Event, { _tag: "TaskCreated" }>> = {}): Event => ({
  _tag: "TaskCreated",
  ...plainTask(ada, "Mend the pier"),
  ...more
})
const assigned = (assignee: ActorId | null): Event => ({ _tag: "TaskAssigned", assignee })
const said = (by: ActorId, text: string, mentions?: ReadonlyArray<ActorId>, comment = "comment1"): Event => ({
  _tag: "TaskCommented",
  wordsOf: by,
  comment: CommentId.make(comment),
  text,
  ...(mentions === undefined ? {} : { mentions })
})
const reminded = (stage: "soon" | "overdue"): Event => ({ _tag: "TaskReminded", due: "2026-11-27", stage })
const completed: Event = { _tag: "TaskCompleted" }

/** The notices that are not settled: `kind > person`. */
const current = (...commits: ReadonlyArray<Commit>) =>
  of(given(...commits).rows)
    .filter(({ settled }) => !settled)
    .map(({ kind, to }) => `${kind} > ${to}`)
    .toSorted()
const of = (rows: Readonly<Record<string, NoticeStored>>) =>
  Object.values(rows).filter(({ watched }) => watched === null)
const idOf = (kind: string, person: string) => `task.${task}.${kind}.${person}`

describe("an assignment", () => {
  test("reaches the assignee, at the creation and later", () => {
    expect(current(on(1, ada, created({ assignee: bo })))).toEqual(["assigned > bo000000"])
    expect(current(on(1, ada, created()), on(2, cy, assigned(bo)))).toEqual(["assigned > bo000000"])
  })

  test("of oneself reaches no one", () => expect(current(on(1, ada, created()), on(2, bo, assigned(bo)))).toEqual([]))

  test("to an id that no person can have reaches no one", () =>
    expect(current(on(1, ada, created()), on(2, ada, assigned(ActorId.make("person:x"))))).toEqual([]))

  test("by the machine is a suggestion, and reaches no one", () =>
    expect(
      current(
        on(1, ada, created()),
        on(2, reactorActor("classify"), {
          _tag: "TaskClassified",
          category: "bug",
          priority: "high",
          due: null,
          assignee: bo,
          band: "likely",
          model: null as never
        })
      )
    ).toEqual([]))

  test("ends with the assignment, and with the task", () => {
    const first = [on(1, ada, created({ assignee: bo }))]
    expect(current(...first, on(2, ada, assigned(cy)))).toEqual(["assigned > cy000000"])
    expect(current(...first, on(2, ada, assigned(null)))).toEqual([])
    expect(current(...first, on(2, bo, completed))).toEqual(["done > ada00000"])
  })
})

describe("a comment", () => {
  test("reaches the author of the task, the assignee and those who took part, and not its own author", () =>
    expect(
      current(on(1, ada, created({ assignee: bo })), on(2, cy, said(cy, "When?")), on(3, bo, said(bo, "Now")))
    ).toEqual(["assigned > bo000000", "commented > ada00000", "commented > bo000000", "commented > cy000000"]))

  test("that mentions a person tells that person once", () => {
    const { rows } = given(on(1, ada, created()), on(2, bo, said(bo, "@Ada and @Dan, who?", [ada, dan])))
    expect(of(rows).map(({ kind, to }) => `${kind} > ${to}`)).toEqual(["mentioned > ada00000", "mentioned > dan00000"])
    expect(rows[idOf("mentioned", "dan00000")]).toMatchObject({ by: bo, quote: "@Ada and @Dan, who?", number: 1 })
  })

  test("renews the notice and counts the others until the person has read it", () => {
    const commits = [
      on(1, ada, created()),
      on(2, bo, said(bo, "one")),
      on(3, cy, said(cy, "two", undefined, "comment2"))
    ]
    const id = idOf("commented", "ada00000")
    expect(given(...commits).rows[id]).toMatchObject({ by: cy, others: [bo], quote: "two", position: 3, read: false })
    const read = marks(4, "ada00000", { _tag: "NoticesRead", notices: [id], upTo: 3 })
    const again = on(5, dan, said(dan, "three", undefined, "comment3"))
    expect(given(...commits, read).rows[id]).toMatchObject({ read: true })
    expect(given(...commits, read, again).rows[id]).toMatchObject({ by: dan, others: [], read: false })
  })

  test("is quoted as it was edited, and not quoted once it is deleted", () => {
    const id = idOf("commented", "ada00000")
    const commits = [on(1, ada, created()), on(2, bo, said(bo, "one"))]
    const comment = CommentId.make("comment1")
    const edited = on(3, bo, { _tag: "CommentEdited", wordsOf: bo, comment, text: "two" })
    expect(given(...commits, edited).rows[id]).toMatchObject({ quote: "two", settled: false })
    const { rows } = given(...commits, edited, on(4, bo, { _tag: "CommentDeleted", comment }))
    expect(rows[id]).toMatchObject({ quote: null, settled: true })
    expect(JSON.stringify(rows)).not.toContain("two")
  })

  test("tells a person once whom an edit adds", () => {
    const comment = CommentId.make("comment1")
    const edited = (seq: number, mentions: ReadonlyArray<ActorId>) =>
      on(seq, bo, { _tag: "CommentEdited", wordsOf: bo, comment, text: "@Dan and @Cy", mentions })
    const commits = [on(1, bo, created({ ...plainTask(bo, "Mend") })), on(2, bo, said(bo, "@Dan", [dan]))]
    const { rows } = given(...commits, edited(3, [dan, cy]), edited(4, [dan, cy]))
    expect(rows[idOf("mentioned", "cy000000")]).toMatchObject({ by: bo, quote: "@Dan and @Cy", position: 3 })
    expect(rows[idOf("mentioned", "dan00000")]).toMatchObject({ quote: "@Dan and @Cy", position: 2 })
  })

  test("that is restored concerns the same people again, without its words", () => {
    const comment = CommentId.make("comment1")
    const { rows } = given(
      on(1, ada, created()),
      on(2, bo, said(bo, "@Dan", [dan])),
      on(3, bo, { _tag: "CommentDeleted", comment }),
      on(4, bo, { _tag: "CommentRestored", comment })
    )
    expect(rows[idOf("mentioned", "dan00000")]).toMatchObject({ comment, quote: null, settled: false })
  })

  test("on a private task reaches the mentioned person once the task is shared", () => {
    const id = idOf("mentioned", "dan00000")
    const mine = created({ audience: Audience.make(ada) })
    const commits = [on(1, ada, mine), on(2, ada, said(ada, "@Dan", [dan]))]
    expect(given(...commits).rows[id]).toMatchObject({ of: ada })
    expect(given(...commits, on(3, ada, { _tag: "TaskShared" })).rows[id]).toMatchObject({ of: team, read: false })
  })

  test("is quoted in one line of bounded length, never in half a character", () => {
    const text = `${"👍".repeat(400)}\n<b>`
    const { quote } = given(on(1, ada, created()), on(2, bo, said(bo, text))).rows[idOf("commented", "ada00000")] ?? {}
    expect([...(quote ?? "")]).toHaveLength(160)
    expect(quote).toMatch(/^(👍)+…$/u)
    // The cut to the read part of a text is within the last character.
    const spaced = on(2, bo, said(bo, `a${" ".repeat(638)}👍 b`))
    expect(given(on(1, ada, created()), spaced).rows[idOf("commented", "ada00000")]).toMatchObject({ quote: "a" })
  })
})

describe("a due date", () => {
  test("makes a notice for the assignee, and without one for the author of the task", () => {
    const robot = reactorActor("remind")
    expect(current(on(1, ada, created()), on(2, robot, reminded("soon")))).toEqual(["soon > ada00000"])
    expect(current(on(1, bo, created({ assignee: bo })), on(2, robot, reminded("soon")))).toEqual(["soon > bo000000"])
  })

  test("that has passed settles the notice that it is near; another date and the end of the task settle both", () => {
    const robot = reactorActor("remind")
    const commits = [on(1, ada, created()), on(2, robot, reminded("soon")), on(3, robot, reminded("overdue"))]
    expect(current(...commits)).toEqual(["overdue > ada00000"])
    expect(current(...commits, on(4, bo, { _tag: "TaskScheduled", due: null }))).toEqual([])
    expect(current(...commits, on(4, ada, completed))).toEqual([])
  })
})

describe("the proposals of a run", () => {
  const asked = (seq: number): Commit =>
    commit(seq, "extraction", "extract1", {
      _tag: "ExtractionRequested",
      chat: null,
      from: null,
      to: null,
      again: false,
      audiences: ["team" as never],
      audience: "team" as never
    })
  const read = (seq: number, proposals: ReadonlyArray<string>): Commit => ({
    ...commit(seq, "extraction", "extract1", {
      _tag: "WindowRead",
      attempt: 1,
      window: "window01",
      messages: ["said0000" as never],
      proposals: proposals as never,
      unlocated: 0,
      duplicates: 0,
      model: null as never
    }),
    actor: reactorActor("extract")
  })
  const ended = (seq: number): Commit => ({
    ...commit(seq, "extraction", "extract1", { _tag: "ExtractionCompleted" }),
    actor: reactorActor("extract")
  })

  test("make a notice for the person who requested them, with their number", () =>
    expect(of(given(asked(1), read(2, ["prop0001", "prop0002"]), read(3, ["prop0003"]), ended(4)).rows)).toMatchObject([
      { kind: "approval", to: "ada00000", count: 3, about: "evt.extraction.extract1" }
    ]))

  test("make no notice when there are none", () => expect(current(asked(1), read(2, []), ended(3))).toEqual([]))
})

describe("marks", () => {
  const id = idOf("assigned", "bo000000")
  const commits = [on(1, ada, created({ assignee: bo }))]
  const after = (...more: ReadonlyArray<Commit>) => given(...commits, ...more).rows[id]

  test("read, unread and later change the notice", () => {
    const read = marks(2, "bo000000", { _tag: "NoticesRead", notices: [id], upTo: 1 })
    expect(after(read)).toMatchObject({ read: true })
    expect(after(read, marks(3, "bo000000", { _tag: "NoticesUnread", notices: [id] }))).toMatchObject({ read: false })
    const until = "2026-11-27T09:00:00Z"
    expect(after(marks(2, "bo000000", { _tag: "NoticesPostponed", notices: [id], until }))).toMatchObject({
      later: until
    })
  })

  test("up to a position before the notice leave it unread", () =>
    expect(after(marks(2, "bo000000", { _tag: "NoticesRead", notices: [id], upTo: 0 }))).toMatchObject({ read: false }))

  test("of another person, and of notices that do not exist, change nothing", () => {
    const others = marks(2, "cy000000", {
      _tag: "NoticesRead",
      notices: [id, idOf("done", "cy000000"), "task.task9999.done.cy000000"],
      upTo: 1
    })
    expect(given(...commits, others).changedAt[id]).toBe(1)
  })
})

describe("a person who was merged", () => {
  const merged = (seq: number) =>
    commit(seq, "person", "ada00000", { _tag: "PersonMerged", into: PersonId.make("dan00000"), withPrivate: false })

  test("gets notices as the survivor, and none of the survivor's own actions", () => {
    const commits = [on(1, ada, created()), merged(2), on(3, dan, said(dan, "mine")), on(4, bo, said(bo, "yours"))]
    expect(current(...commits)).toEqual(["commented > dan00000"])
  })

  test("has notices that the survivor marks", () => {
    const id = idOf("commented", "ada00000")
    const commits = [on(1, ada, created()), on(2, bo, said(bo, "one")), merged(3)]
    const read = marks(4, "dan00000", { _tag: "NoticesRead", notices: [id], upTo: 2 })
    expect(given(...commits, read).rows[id]).toMatchObject({ read: true })
  })
})

test("many comments of a task make one row for each person", () => {
  const commits = Array.from({ length: 300 }, (_, n) =>
    on(n + 2, n % 2 === 0 ? bo : cy, said(n % 2 === 0 ? bo : cy, "again", undefined, `comment${n}`))
  )
  expect(of(given(on(1, ada, created()), ...commits).rows)).toHaveLength(3)
})
