import { describe, expect, test } from "vitest"
import { ActorId, MessageId, PersonId, ViewId } from "../../domain/ids.ts"
import type { Event as MessageEvent } from "../../domain/message/message.ts"
import { team } from "../../domain/values.ts"
import { eventsOf, type TrackerEvent } from "../../streams/commit/events.ts"
import { at, commit, givenRows } from "../kit/given.ts"
import { activity } from "./activity.ts"
import { managed } from "./team/administration.ts"
import { atomProposed, batchRead, extractionRequested, sifted, windowRead } from "../kit/samples.ts"
import { ada, bo } from "../../domain/kit/people.ts"

const given = givenRows(activity)
const started: TrackerEvent = { _tag: "TaskStarted" }
const received: MessageEvent = {
  _tag: "MessageReceived",
  source: "dashboard",
  chat: null,
  author: bo,
  text: "the unmistakable rhinoceros",
  sentAt: "2026-11-24T09:00:00Z",
  replyTo: MessageId.make("before00"),
  thread: null,
  audience: team,
  files: '[{"kind":"file","id":"rhinoceros-file"}]'
}
const edited: MessageEvent = {
  _tag: "MessageEdited",
  author: bo,
  text: "another rhinoceros",
  editedAt: "2026-11-24T09:05:00Z"
}

describe("the history", () => {
  test("has the actor, content, time and cause of each event", () =>
    expect(
      given({ ...commit(3, "task", "task0001", started), actor: bo, causation: "evt.message.said0000@2" }).rows
    ).toEqual({
      "3.1": {
        subject: "evt.task.task0001",
        event: "TaskStarted",
        actor: bo,
        at: at(3),
        causation: "evt.message.said0000@2",
        detail: {}
      }
    }))

  test("has one row for each event; its id is the commit and the place in it, so a replay makes the same id", () => {
    const priorities = ["low", "high"].map((priority) => ({ _tag: "TaskPrioritised", priority }) as TrackerEvent)
    const { rows, changedAt } = given(
      commit(3, "task", "task0001", started, ...priorities),
      commit(4, "task", "task0002", started)
    )
    expect(Object.entries(rows).map(([id, { event, detail }]) => [id, event, detail])).toEqual([
      ["3.1", "TaskStarted", {}],
      ["3.2", "TaskPrioritised", { priority: "low" }],
      ["3.3", "TaskPrioritised", { priority: "high" }],
      ["4.1", "TaskStarted", {}]
    ])
    expect(changedAt).toEqual({ "3.1": 3, "3.2": 3, "3.3": 3, "4.1": 4 })
  })

  test("keeps the fields of a task's event", () =>
    expect(
      given(commit(3, "task", "task0001", { _tag: "TaskRetitled", wordsOf: ada, title: "Mend it" })).rows
    ).toMatchObject({ "3.1": { detail: { wordsOf: ada, title: "Mend it" } } }))

  test("keeps neither the text of a message nor the places of its files: only the message's own row has it, so that a redaction removes it", () => {
    const { rows } = given(
      commit(1, "message", "said0000", received),
      commit(2, "message", "said0000", edited),
      commit(3, "message", "said0000", { _tag: "MessageRedacted" })
    )
    expect(Object.values(rows).map(({ event }) => event)).toEqual([
      "MessageReceived",
      "MessageEdited",
      "MessageRedacted"
    ])
    expect(JSON.stringify(rows)).not.toContain("rhinoceros")
    expect(rows["1.1"]?.detail).toMatchObject({ author: bo, replyTo: "before00" })
  })

  test("keeps a proposal's draft, but neither its quotes nor its score", () => {
    const { rows } = given(commit(1, "proposal", "atom0000", atomProposed("Postgres it is", ["said0000", "said0001"])))
    expect(rows["1.1"]?.detail).toMatchObject({ draft: { text: "Postgres it is" }, evidence: 2, band: "new" })
    expect(rows["1.1"]?.detail).not.toHaveProperty("score")
    expect(JSON.stringify(rows)).not.toContain("we agreed")
  })

  test("keeps counts of an extraction or run, not the ids or the audiences that it read", () => {
    const { rows } = given(
      commit(
        1,
        "extraction",
        "extract0",
        extractionRequested,
        sifted("said0000"),
        windowRead("window00", ["said0001"])
      ),
      commit(2, "run", "run00000", batchRead("batch000", ["atom0000"], ["task0000"]))
    )
    expect(rows["1.1"]?.detail).not.toHaveProperty("audiences")
    expect(rows["1.2"]?.detail).toEqual({ attempt: 1, part: "sieve000", noise: 1 })
    expect(rows["1.3"]?.detail).toMatchObject({ window: "window00", messages: 1, proposals: 0 })
    expect(rows["2.1"]?.detail).toMatchObject({ batch: "batch000", atoms: 1, proposals: 1 })
  })

  test("has every event of the log, or a reason why it has none", () => {
    const told = Object.values(eventsOf).flatMap(({ cases }) => Object.keys(cases))
    const withReason = Object.values(managed).flatMap((entries) =>
      Object.entries(entries).flatMap(([tag, entry]) => (typeof entry === "string" ? [tag] : []))
    )
    expect([...Object.keys(activity.rows), ...withReason].toSorted()).toEqual(told.toSorted())
  })

  test("has the listed fields of people, roles, chats, tokens, settings and saved views, and no others", () => {
    const { rows } = given(
      commit(
        1,
        "person",
        "bo000000",
        { _tag: "PersonJoined", person: bo, name: "rhinoceros", handle: "rhinoceros" },
        { _tag: "RoleGranted", role: "admin" },
        { _tag: "PersonForgotten", by: ada, because: "rhinoceros" },
        { _tag: "PersonMerged", into: PersonId.make("ada00000"), withPrivate: false }
      ),
      commit(2, "chat", "chat0000", { _tag: "ConsentGiven" }, { _tag: "RetentionSet", days: 30 }),
      commit(3, "access", "token000", {
        _tag: "TokenIssued",
        hash: "a".repeat(64),
        service: ActorId.make("service:token000"),
        name: "rhinoceros",
        role: "member",
        expiresAt: null
      }),
      commit(4, "views", "bo000000", {
        _tag: "ViewSaved",
        view: ViewId.make("view0000"),
        shared: false,
        wordsOf: bo,
        name: "rhinoceros",
        place: "list",
        fields: {},
        text: "rhinoceros",
        hidden: false,
        order: "newest",
        grouping: "status"
      })
    )
    expect(JSON.stringify(rows)).not.toContain("rhinoceros")
    expect(JSON.stringify(rows)).not.toContain("a".repeat(64))
    expect(Object.values(rows).map(({ event, detail }) => [event, detail])).toEqual([
      ["PersonJoined", {}],
      ["RoleGranted", { role: "admin" }],
      ["PersonForgotten", {}],
      ["PersonMerged", { into: ada, withPrivate: false }],
      ["ConsentGiven", {}],
      ["RetentionSet", { days: 30 }],
      ["TokenIssued", { role: "member", expiresAt: null }],
      ["ViewSaved", { view: "view0000", shared: false }]
    ])
  })

  test("has no entry of a sign-in, of a mark that only its person sees, and of a slot", () =>
    expect(
      given(
        commit(1, "person", "ada00000", { _tag: "PasskeyUsed", passkey: "passkey0", counter: 1 }),
        commit(2, "notices", "ada00000", { _tag: "NoticesUnread", notices: ["task.task0001.due.ada00000"] }),
        commit(3, "slot", "slot0000", { _tag: "SlotTaken", holder: "ada" })
      ).rows
    ).toEqual({}))

  test("is read through its aggregate, and is not streamed", () => {
    expect(activity.streamed).toBe(false)
    expect(activity.row.columns.find(({ name }) => name === "detail")).toEqual({
      name: "detail",
      type: "jsonb NOT NULL",
      personal: true,
      internal: false
    })
  })
})
