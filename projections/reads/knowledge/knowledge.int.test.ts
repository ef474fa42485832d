/** Knowledge on PGlite and on a real Postgres: proposals, topics and atoms, bounded by the caller's audiences. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { TaskId, TopicId } from "../../../domain/ids.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { team } from "../../../domain/values.ts"
import { sampleExtraction, quoteOf, sampleRun, topicCreated } from "../../kit/samples.ts"
import { databases, stageOn } from "../../kit/scene.ts"
import { readsOn } from "./kit/readsOn.ts"
import { add, storyChat, inChat, toldStory } from "../../kit/story.ts"
import { ada } from "../../../domain/kit/people.ts"

const { kinds, clear } = databases("knowledge")
afterAll(clear)
const both = [team, inChat]

describe.each(kinds)("knowledge on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)

  const asking = readsOn(stage)

  test(
    "proposals are listed newest first, page by page, each once",
    asking(
      Effect.fnUntraced(function* (ask) {
        const first = yield* ask.proposals(both, {}, 2)
        const second = yield* ask.proposals(both, {}, 2, first.next ?? "")
        const third = yield* ask.proposals(both, {}, 2, second.next ?? "")
        const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id))
        expect(ids.toSorted()).toEqual(["atom0000", "atom0001", "secret00", "task0000", "topic000"])
        expect(third.next).toBeNull()
        expect(first.items[0]).not.toHaveProperty("score")
      })
    )
  )

  test(
    "proposals are filtered by kind, origin, topic and quoted message",
    asking(
      Effect.fnUntraced(function* (ask) {
        const found = (filter: Parameters<typeof ask.proposals>[1], audiences: ReadonlyArray<string> = [team]) =>
          Effect.map(ask.proposals(audiences, filter, 10), ({ items }) => items.map(({ id }) => id).toSorted())
        expect(yield* found({ kind: "topic" })).toEqual(["topic000"])
        expect(yield* found({ status: "approved" })).toEqual(["atom0000", "task0000", "topic000"])
        expect(yield* found({ origin: "run" })).toEqual(["task0000"])
        expect(yield* found({ originId: sampleExtraction, status: "open" })).toEqual(["atom0001"])
        expect(yield* found({ topic: "topic000" })).toEqual(["atom0000", "atom0001", "topic000"])
        expect(yield* found({ band: "likely" })).toEqual([])
        expect(yield* found({ message: "said0002" })).toEqual(["atom0001"])
        expect(yield* found({ message: "hidden00" })).toEqual([])
        expect(yield* found({ message: "hidden00" }, both)).toEqual(["secret00"])
      })
    )
  )

  test(
    "rows of another audience are in no answer",
    asking(
      Effect.fnUntraced(function* (ask) {
        expect(yield* ask.proposal([team], "secret00")).toBeNull()
        expect(yield* ask.proposal(both, "secret00")).toMatchObject({ id: "secret00" })
        expect(yield* ask.topic([inChat], { id: "topic000" })).toBeNull()
        expect(yield* ask.topic([team], { number: 1 })).toMatchObject({ name: "Storage" })
        expect(yield* ask.atom([inChat], { id: "atom0000" })).toBeNull()
        expect(yield* ask.atom([team], { number: 1 })).toMatchObject({
          id: "atom0000",
          run: sampleRun,
          topic: "topic000"
        })
        expect(yield* ask.extraction([inChat], sampleExtraction)).toBeNull()
        expect(yield* ask.extraction([team], sampleExtraction)).toMatchObject({ read: 2, noise: 1, status: "running" })
        expect(yield* ask.run([inChat], sampleRun)).toBeNull()
        expect(yield* ask.run([team], sampleRun)).toMatchObject({ read: 1, waiting: 1 })
        expect(yield* ask.why([inChat], "task0000")).toBeNull()
        for (const list of [
          ask.proposals([], {}, 10),
          ask.topics([inChat], {}, 10),
          ask.atoms([inChat], {}, 10),
          ask.extractions([inChat], 10),
          ask.runs([inChat], 10),
          ask.readings([inChat], {}, 10)
        ])
          expect((yield* list as Effect.Effect<{ readonly items: ReadonlyArray<unknown> }, unknown>).items).toEqual([])
        expect(yield* ask.quotesOf([team], ["secret00"])).toEqual([])
        expect(yield* ask.messagesAround([team], ["hidden00"])).toEqual([])
        expect(yield* ask.chats([team])).toEqual([])
        expect((yield* ask.metrics([inChat])).decisions).toEqual([])
      })
    )
  )

  test(
    "topics and atoms are listed, and an atom is under the topic that its topic was merged into",
    asking(
      Effect.fnUntraced(function* (ask) {
        expect((yield* ask.topics([team], { status: "standing" }, 10)).items.map(({ number }) => number)).toEqual([2])
        const atoms = (topic: string) =>
          Effect.map(ask.atoms([team], { topic }, 10), ({ items }) => items.map(({ id }) => id))
        expect(yield* atoms("topic000")).toEqual(["atom0000"])
        expect(yield* atoms("topic001")).toEqual(["atom0000"])
        expect((yield* ask.atoms([team], { tag: "storage", type: "decision" }, 10)).items).toHaveLength(1)
        expect((yield* ask.atoms([team], { tag: "else" }, 10)).items).toEqual([])
      }),
      Effect.andThen(
        Effect.suspend(() => toldStory),
        Effect.gen(function* () {
          yield* add("topic", "topic001", topicCreated("Databases", "topic001"))
          const last = yield* add("topic", "topic000", { _tag: "TopicMerged", into: TopicId.make("topic001") })
          return last
        })
      )
    )
  )

  test(
    "quotes come in the order of their proposals, then in their own",
    asking(
      Effect.fnUntraced(function* (ask) {
        const quotes = yield* ask.quotesOf(both, ["task0000", "atom0000", "nobody00"])
        expect(quotes.map(({ proposal, n, quote }) => [proposal, n, quote.message])).toEqual([
          ["task0000", 1, "said0000"],
          ["atom0000", 1, "said0000"],
          ["atom0000", 2, "said0001"]
        ])
        expect(quotes[0]?.quote).toEqual(quoteOf("said0000"))
      })
    )
  )

  test(
    "a message is shown with its neighbours of the same chat, each once, in order",
    asking(
      Effect.fnUntraced(function* (ask) {
        const ids = (messages: ReadonlyArray<string>, around?: number) =>
          Effect.map(ask.messagesAround(both, messages, around), (rows) => rows.map(({ id }) => id))
        expect(yield* ids(["said0002"], 1)).toEqual(["said0001", "said0002", "said0003"])
        expect(yield* ids(["said0001", "said0002"], 1)).toEqual(["said0000", "said0001", "said0002", "said0003"])
        expect(yield* ids(["said0000"])).toEqual(["said0000", "said0001", "said0002", "said0003"])
        expect(yield* ids(["hidden00"])).toEqual(["hidden00"])
      })
    )
  )

  test(
    "readings give the outcome of each message, and chats the number of unread ones",
    asking(
      Effect.fnUntraced(function* (ask) {
        const { items, next } = yield* ask.readings([team], {}, 2)
        const rest = yield* ask.readings([team], {}, 2, next ?? "")
        expect([...items, ...rest.items].map(({ message, outcome }) => [message, outcome]).toSorted()).toEqual([
          ["said0000", "read"],
          ["said0001", "read"],
          ["said0002", "noise"]
        ])
        expect(
          (yield* ask.readings([team], { outcome: "noise", extraction: sampleExtraction }, 9)).items
        ).toMatchObject([{ message: "said0002", score: 0.9, factors: { short: 0.9 }, extraction: sampleExtraction }])
        expect((yield* ask.readings([team], { extraction: "another0" }, 9)).items).toEqual([])
        expect(yield* ask.chats(both)).toEqual([
          {
            id: storyChat,
            title: "Backend",
            messages: 1,
            unread: 1,
            keepDays: null,
            source: "telegram",
            state: "bound",
            consent: false,
            approved: true,
            proposals: false,
            members: 0
          }
        ])
        const counted = (from: string, to: string) =>
          Effect.map(ask.chats(both, { from, to }), (rows) => rows.map(({ messages, unread }) => [messages, unread]))
        expect(yield* counted("2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z")).toEqual([[1, 1]])
        expect(yield* counted("2000-01-01T00:00:00Z", "2000-01-02T00:00:00Z")).toEqual([[0, 0]])
      })
    )
  )

  test(
    "active references to an item are counted",
    asking(
      Effect.fnUntraced(function* (ask) {
        // Its atom, and the approved proposal of that atom.
        expect(yield* ask.uses("topic", "topic000")).toBe(2)
        // The task, and the approved proposal of it.
        expect(yield* ask.uses("atom", "atom0000")).toBe(2)
        expect(yield* ask.uses("task", "task0000")).toBe(0)
        expect(yield* ask.uses("atom", "nobody00")).toBe(0)
      })
    )
  )
  test(
    "removed references are not counted",
    asking(
      Effect.fnUntraced(function* (ask) {
        expect(yield* ask.uses("atom", "atom0000")).toBe(0)
        expect(yield* ask.uses("topic", "topic000")).toBe(0)
        expect(yield* ask.uses("task", "task0000")).toBe(1)
      }),
      Effect.andThen(
        Effect.suspend(() => toldStory),
        Effect.gen(function* () {
          yield* add("task", "task0000", { _tag: "TaskWithdrawn" })
          yield* add("proposal", "task0000", { _tag: "ProposalReopened" })
          yield* add("atom", "atom0000", { _tag: "AtomArchived" })
          yield* add("proposal", "atom0000", { _tag: "ProposalReopened" })
          yield* add("task", "task0001", { _tag: "TaskCreated", ...plainTask(ada, "Another") })
          return yield* add("task", "task0001", {
            _tag: "TaskLinked",
            relation: "blocks",
            to: TaskId.make("task0000")
          })
        })
      )
    )
  )

  test(
    "metrics count decisions, each with its sample size",
    asking(
      Effect.fnUntraced(function* (ask) {
        const metrics = yield* ask.metrics([team])
        const model = { provider: "builtin", model: "rules", promptVersion: "extract.v1" }
        const none = { approved: 0, edited: 0, merged: 0, rejected: 0 }
        expect(metrics.decisions.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
          { kind: "atom", ...model, ...none, approved: 1, n: 1 },
          { kind: "task", ...model, ...none, approved: 1, n: 1 },
          { kind: "topic", ...model, ...none, approved: 1, n: 1 }
        ])
        expect(metrics.bands).toEqual([{ band: "new", n: 3, kept: 1 }])
        expect(metrics.tasks).toEqual([{ day: "2026-11-24", source: "proposal", n: 1 }])
        expect(metrics.queue.waiting).toBe(1)
        expect(metrics.secondsToReview).toEqual({ n: 3, p50: 0, p95: 0 })
        expect(metrics.extractionSeconds).toBeNull()
      })
    )
  )
})
