/**
 * A chat keeps its messages for 30 days. Older messages are erased as redacted messages are, with the items that quote them.
 * Texts that a person has written stay.
 */
import { Clock, Effect, Stream } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { CommandBus } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { ActorId, ChatId } from "../../../domain/ids.ts"
import { ada, bo } from "../../../domain/kit/people.ts"
import { plainMessage, plainTask } from "../../../domain/kit/samples.ts"
import { team } from "../../../domain/values.ts"
import { atomProposed, quoteOf } from "../../../projections/kit/samples.ts"
import { Database } from "../../../projections/database/database.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { StreamUnavailable } from "../../../streams/errors.ts"
import { pending } from "../../../streams/kit/pending.ts"
import { EventStore, type Pending } from "../../../streams/ports/eventStore.ts"
import { chatsOperation } from "../../verbs/chats/chatsOperation.ts"
import { eraseRedacted } from "../eraseRedacted.ts"
import { erasureScene, exported, replay, rowsAsText } from "../kit/erasureScene.ts"
import { keptFrom, redactOld } from "../redactOld.ts"

const { run, restart, remove } = erasureScene()
afterAll(remove)

const chat = ChatId.make("chat0000")
const forever = ChatId.make("chat0001")
const idOf = (n: number) => `oldmsg${String(n).padStart(5, "0")}`
const old = "a zebrafish"
/** More than one page of the search. */
const many = 510
const now = Date.parse("2026-11-24T10:00:00Z")

const said = (chat: ChatId, id: string, text: string, sentAt: string) =>
  pending(subjectOf("message", id), 0, { _tag: "MessageReceived", ...plainMessage(bo, text, sentAt), chat })
const bound = (id: ChatId, title: string) =>
  pending(subjectOf("chat", id), 0, {
    _tag: "ChatBound",
    owner: ActorId.make(`chat:${id}`),
    title,
    source: "telegram",
    audience: team
  })
const quoted = atomProposed(old, [idOf(0)])

const history: ReadonlyArray<Pending> = [
  ...[bo, ada].map((person) =>
    pending(
      subjectOf("person", person.slice("person:".length)),
      0,
      { _tag: "PersonJoined", person, name: person === bo ? "Bo" : "Ada", handle: null },
      { _tag: "RoleGranted", role: "member" }
    )
  ),
  bound(chat, "Backend"),
  bound(forever, "Archive"),
  ...Array.from({ length: many }, (_, n) => said(chat, idOf(n), `${old} ${n}`, "2026-10-24T23:59:59Z")),
  said(chat, "newmsg00", "on the first day that is kept", "2026-10-25T00:00:00Z"),
  said(forever, "archived", "an archived text", "2020-01-01T00:00:00Z"),
  pending(subjectOf("task", "copied00"), 0, { _tag: "TaskCreated", ...plainTask(bo, old), message: idOf(1) as never }),
  pending(subjectOf("task", "titled00"), 0, {
    _tag: "TaskCreated",
    ...plainTask(ada, "a title of Ada"),
    description: old,
    message: idOf(2) as never
  }),
  pending(subjectOf("proposal", "prop0000"), 0, {
    ...quoted,
    draft: { ...quoted.draft, wordsOf: ada, text: "a statement of Ada" },
    evidence: [{ ...quoteOf(idOf(0)), author: bo, text: old }]
  })
]

const at = (millis: number) =>
  Effect.updateService(Clock.Clock, (live): Clock.Clock =>
    Object.assign(Object.create(live), {
      currentTimeMillisUnsafe: () => millis,
      currentTimeMillis: Effect.succeed(millis)
    })
  )
const redacted = Effect.gen(function* () {
  const [row] = yield* (yield* Database).query(
    (sql) => sql`select count(*)::int as many from read.messages where redacted`
  )
  return row?.["many"]
})
const keep = (days: number | null) =>
  Stream.runCollect(chatsOperation.run({ act: "keep", chat: "backend", days })).pipe(at(now))

beforeAll(async () => {
  await run(
    Effect.gen(function* () {
      const { append } = yield* EventStore
      for (let from = 0; from < history.length; from += 200) {
        const [first, ...rest] = history.slice(from, from + 200)
        if (first !== undefined) yield* append(first, ...rest)
      }
      yield* (yield* Projections).position.waitFor(history.length)
      yield* (yield* Principals).waitFor(2)
    })
  )
}, 60_000)

test("without a retention, no message is old", async () => {
  expect(await run(redactOld.pipe(at(now)))).toBe(0)
})

test("the operator sets the retention of a chat, and sees how many messages are older", async () => {
  expect(await run(keep(30))).toMatchObject([{ id: chat, title: "Backend", keepDays: 30, old: many }])
  const all = await run(Stream.runCollect(chatsOperation.run({ act: "list" })).pipe(at(now)))
  expect(all).toMatchObject([
    { id: forever, keepDays: null, messages: 1, old: 0 },
    { id: chat, keepDays: 30, messages: many + 1, old: many }
  ])
})

test("a day ends at midnight UTC, so that messages are erased once a day", () => {
  expect(keptFrom(now, 30)).toBe("2026-10-25T00:00:00.000Z")
  expect(keptFrom(now + 13 * 3_600_000, 30)).toBe("2026-10-25T00:00:00.000Z")
  expect(keptFrom(now + 14 * 3_600_000, 30)).toBe("2026-10-26T00:00:00.000Z")
})

test("a retention that is stopped in the middle goes on after a restart, and leaves one certificate for each message", async () => {
  let sent = 0
  const killed = Effect.fail(new StreamUnavailable({ what: "a step", cause: "killed" }))
  const stopped = Effect.flatMap(CommandBus, (real) =>
    Effect.provideService(redactOld, CommandBus, {
      ...real,
      send: ((...given: Parameters<typeof real.send>) =>
        sent++ < 100 ? real.send(...given) : killed) as typeof real.send
    })
  )
  expect((await run(Effect.exit(stopped.pipe(at(now)))))._tag).toBe("Failure")
  await restart()
  // The failure interrupts requests that run at the same time, so fewer than 100 were redacted.
  const left = await run(redactOld.pipe(at(now)))
  expect(left).toBeGreaterThanOrEqual(many - 100)
  expect(left).toBeLessThan(many)
  expect(await run(eraseRedacted)).toBe(many)
  expect(await run(redacted)).toBe(many)
  expect(await run(redactOld.pipe(at(now)))).toBe(0)
  expect(await run(eraseRedacted)).toBe(0)
  const store = await run(
    Effect.flatMap(EventStore, ({ load }) => Effect.forEach([0, many - 1], (n) => load(subjectOf("message", idOf(n)))))
  )
  for (const commits of store)
    expect(commits.flatMap(({ events }) => events.map(({ _tag }) => _tag))).toEqual([
      "MessageReceived",
      "MessageRedacted",
      "MessageErased"
    ])
}, 120_000)

test("after the retention, old texts are in no table and no export, and texts that people wrote stay", async () => {
  const [{ text }, lines] = await run(Effect.all([rowsAsText, exported]))
  for (const each of [text, lines]) {
    expect(each).not.toContain("zebrafish")
    for (const kept of ["on the first day that is kept", "an archived text", "a title of Ada", "a statement of Ada"])
      expect(each).toContain(kept)
  }
  expect(await run(replay("verify"))).toMatchObject({ value: { phase: "verified", different: 0 } })
}, 60_000)

test("a chat whose retention was removed loses no further message", async () => {
  expect(await run(keep(null))).toMatchObject([{ keepDays: null, old: 0 }])
  expect(await run(redactOld.pipe(at(now + 365 * 86_400_000)))).toBe(0)
})
