/** A message with quotes, a task and a statement of its text is redacted. The text is left nowhere but sealed in the log. */
import { Effect, Stream } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { redactMessage } from "../../commands/messages/redactMessage.ts"
import { Principals } from "../../commands/principals.ts"
import { MessageId, ProposalId } from "../../domain/ids.ts"
import { ada, bo } from "../../domain/kit/people.ts"
import { plainMessage, plainTask } from "../../domain/kit/samples.ts"
import { team } from "../../domain/values.ts"
import { atomProposed, quoteOf } from "../../projections/kit/samples.ts"
import { Projections } from "../../projections/runner/served/projections.ts"
import { isReadable } from "../../streams/commit/envelope.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { StreamUnavailable } from "../../streams/errors.ts"
import { pending } from "../../streams/kit/pending.ts"
import { EventStore, type Pending } from "../../streams/ports/eventStore.ts"
import { VectorLog } from "../../streams/ports/vectors.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { Keyring } from "../../streams/sealing/keyring.ts"
import { redactOperation } from "../verbs/messages/redactOperation.ts"
import { eraseRedacted } from "./eraseRedacted.ts"
import { erasureScene, exported, replay, rowsAsText } from "./kit/erasureScene.ts"

const { run, restart, remove, store } = erasureScene()
afterAll(remove)

const secret = "zebrafish"
const text = `the password is ${secret}`
const message = MessageId.make("secret00")
const proposal = ProposalId.make("prop0000")
const proposed = (words: string) => {
  const made = atomProposed(words, [message])
  const quote = { ...quoteOf(message), author: bo, text }
  return { ...made, draft: { ...made.draft, wordsOf: bo }, evidence: [quote] as const }
}

const history: ReadonlyArray<Pending> = [
  pending(
    subjectOf("person", "bo000000"),
    0,
    { _tag: "PersonJoined", person: bo, name: "Bo", handle: null },
    { _tag: "RoleGranted", role: "member" }
  ),
  pending(
    subjectOf("person", "ada00000"),
    0,
    { _tag: "PersonJoined", person: ada, name: "Ada", handle: null },
    { _tag: "RoleGranted", role: "member" }
  ),
  pending(subjectOf("message", message), 0, { _tag: "MessageReceived", ...plainMessage(bo, text) }),
  pending(subjectOf("message", "other000"), 0, { _tag: "MessageReceived", ...plainMessage(bo, "other words of Bo") }),
  // Two tasks of the message: with its own first line, and with a title of another person.
  pending(subjectOf("task", "copied00"), 0, { _tag: "TaskCreated", ...plainTask(bo, text), message }),
  pending(subjectOf("task", "titled00"), 0, {
    _tag: "TaskCreated",
    ...plainTask(ada, "a title of Ada"),
    description: text,
    message
  }),
  pending(subjectOf("proposal", proposal), 0, proposed(text)),
  pending(subjectOf("atom", proposal), 0, {
    _tag: "AtomRecorded",
    wordsOf: bo,
    type: "decision",
    text,
    topic: null,
    tags: [secret],
    proposal,
    audience: team
  })
]

const events = Effect.flatMap(Feed, (feed) =>
  Effect.map(Stream.runCollect(feed.range({ after: 0 })), (all) =>
    JSON.stringify(all.map((each) => (isReadable(each) ? each.events : each.why)))
  )
)
const everything = Effect.all([Effect.map(rowsAsText, ({ text }) => text), exported, events])

const append = (...all: readonly [Pending, ...ReadonlyArray<Pending>]) =>
  Effect.gen(function* () {
    const positions = yield* (yield* EventStore).append(...all)
    yield* (yield* Projections).position.waitFor(Math.max(...positions))
  })

beforeAll(async () => {
  const [first, ...rest] = history
  if (first === undefined) return
  await run(
    Effect.gen(function* () {
      yield* append(first, ...rest)
      yield* (yield* Principals).current
      yield* (yield* VectorLog).put({
        subject: `message.${message}`,
        owners: [bo],
        model: "test",
        textDigest: "d",
        vector: new Float32Array([1, 0])
      })
    })
  )
}, 60_000)

test("before, the text is in the tables, the export and the events", async () => {
  for (const found of await run(everything)) expect(found).toContain(secret)
})

test("another member may not redact the message, and its author may", async () => {
  const refused = await run(Effect.flip(redactMessage({ actor: ada, key: "ada" }, message, "no")))
  expect(refused).toMatchObject({ _tag: "Forbidden", because: "role", least: "admin" })
  await run(redactMessage({ actor: bo, key: "bo" }, message, "it has a password"))
})

test("an erasure that is stopped goes on after a restart, and the verb prints its certificate", async () => {
  const killed = Effect.fail(new StreamUnavailable({ what: "a step", cause: "killed" }))
  const stopped = Effect.flatMap(VectorLog, (real) =>
    Effect.provideService(eraseRedacted, VectorLog, { ...real, forget: () => killed })
  )
  expect((await run(Effect.exit(stopped)))._tag).toBe("Failure")
  await restart()
  const waiting = Effect.map(Keyring, ({ redactions }) => [...redactions.waiting().keys()])
  expect(await run(waiting)).toEqual([message])
  const certificates = await run(Stream.runCollect(redactOperation.run({ id: message, because: "again" })))
  expect(certificates).toMatchObject([{ message, proposals: [proposal], tasks: 2, knowledge: 1 }])
  expect(await run(waiting)).toEqual([])
  expect(await run(eraseRedacted)).toBe(0)
}, 60_000)

test("after it, the text is in no table, no export, no event and no byte of the store, and the rest stays", async () => {
  const found = await run(everything)
  for (const each of found) expect(each).not.toContain(secret)
  expect(store().filter((bytes) => bytes.includes(secret))).toEqual([])
  expect(found[0]).toContain("a title of Ada")
  expect(found[0]).toContain("other words of Bo")
  expect(found[0]).toContain("[removed]")
})

test("a late quote of the message is not shown, and a replay makes the rows that are served", async () => {
  await run(append(pending(subjectOf("proposal", "late0000"), 0, proposed(text))))
  for (const each of await run(everything)) expect(each).not.toContain(secret)
  const last = await run(replay("verify"))
  expect(last).toMatchObject({ value: { phase: "verified", different: 0 } })
}, 60_000)

test("a process that starts from the saved redactions shows no text", async () => {
  await run(Effect.flatMap(Keyring, ({ saveInventory }) => saveInventory))
  await restart()
  for (const each of await run(everything)) expect(each).not.toContain(secret)
}, 60_000)
