/** Why an item exists: the chain of its reasons. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { MessageId } from "../../../domain/ids.ts"
import { plainMessage, plainTask } from "../../../domain/kit/samples.ts"
import { team } from "../../../domain/values.ts"
import { sampleExtraction, extractionRequested, sampleRun, used } from "../../kit/samples.ts"
import { databases, stageOn } from "../../kit/scene.ts"
import { readsOn } from "./kit/readsOn.ts"
import { add, storyChat, inChat, toldStory } from "../../kit/story.ts"
import { ada, bo } from "../../../domain/kit/people.ts"

const { kinds, clear } = databases("why")
afterAll(clear)
const both = [team, inChat]

describe.each(kinds)("the reasons of an item on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)
  const asking = readsOn(stage)

  test(
    "the steps of a task's reasons go from the messages to the task",
    asking(
      Effect.fnUntraced(function* (ask) {
        const chain = (yield* ask.why([team], "task0000")) ?? []
        expect(chain.map(({ is, id }) => [is, id])).toEqual([
          ["message", "said0000"],
          ["message", "said0001"],
          ["extraction", sampleExtraction],
          ["proposal", "atom0000"],
          ["atom", "atom0000"],
          ["run", sampleRun],
          ["proposal", "task0000"],
          ["task", "task0000"]
        ])
        expect(chain[3]).toMatchObject({ text: "Postgres it is", actor: ada, model: used })
        expect(chain[3]?.quotes).toHaveLength(2)
        expect(chain[0]).toMatchObject({ actor: bo, text: "we agreed on Postgres, 0", quotes: [] })
        expect(chain[2]?.text).toMatch(/^… – \d{4}-\d{2}-\d{2}$/)
      })
    )
  )
  test(
    "an extraction shows its chat and days, and the chat's title only to readers of that chat",
    asking(
      Effect.fnUntraced(function* (ask) {
        const textFor = (audiences: ReadonlyArray<string>) =>
          Effect.map(ask.why(audiences, "task0000"), (chain) => chain?.find(({ is }) => is === "extraction")?.text)
        expect(yield* textFor(both)).toBe("Backend · 2026-11-20 – 2026-11-24")
        expect(yield* textFor([team])).toBe("2026-11-20 – 2026-11-24")
      }),
      Effect.andThen(
        Effect.suspend(() => toldStory),
        add("extraction", sampleExtraction, {
          ...extractionRequested,
          chat: storyChat,
          from: "2026-11-20T00:00:00Z",
          to: "2026-11-24T18:00:00Z"
        })
      )
    )
  )
  test(
    "an extraction of all chats shows the chats that it found something in",
    asking(
      Effect.fnUntraced(function* (ask) {
        const chain = (yield* ask.why(both, "task0000")) ?? []
        expect(chain.find(({ is }) => is === "extraction")?.text).toMatch(/^Backend · … – /)
      }),
      Effect.andThen(
        Effect.suspend(() => toldStory),
        add("message", "said0001", {
          _tag: "MessageReceived",
          ...plainMessage(bo, "we agreed on Postgres, in the chat"),
          chat: storyChat
        })
      )
    )
  )
  test(
    "a task that was made from a message has only the message as its reason",
    asking(
      Effect.fnUntraced(function* (ask) {
        const chain = (yield* ask.why([team], "task0009")) ?? []
        expect(chain.map(({ is, id }) => [is, id])).toEqual([
          ["message", "said0003"],
          ["task", "task0009"]
        ])
        expect(yield* ask.why([team], "nobody00")).toBeNull()
      }),
      Effect.andThen(
        Effect.suspend(() => toldStory),
        Effect.suspend(() =>
          add("task", "task0009", {
            _tag: "TaskCreated",
            ...plainTask(ada, "Do it"),
            message: MessageId.make("said0003")
          })
        )
      )
    )
  )
  test(
    "a task that was made from a part of an album has every part that the reader may see, also a later one",
    asking(
      Effect.fnUntraced(function* (ask) {
        const messagesFor = (audiences: ReadonlyArray<string>, task = "task0008") =>
          Effect.map(ask.why(audiences, task), (chain) =>
            (chain ?? []).flatMap(({ is, id }) => (is === "message" ? [id] : []))
          )
        expect(yield* messagesFor(both)).toEqual(["part0001", "part0002", "part0003", "hidden01"])
        expect(yield* messagesFor([team])).toEqual(["part0001", "part0002", "part0003"])
        // A request with its own text that replies to a part has the album, too.
        expect(yield* messagesFor([team], "task0007")).toEqual(["part0001", "part0002", "part0003", "asking01"])
      }),
      Effect.andThen(
        Effect.suspend(() => toldStory),
        Effect.gen(function* () {
          const part = (n: number, more: object = {}) => ({
            _tag: "MessageReceived" as const,
            ...plainMessage(bo, "🖼", `2026-11-24T09:0${n}:00Z`),
            album: "album000",
            ...more
          })
          yield* add("message", "part0001", part(1))
          yield* add("message", "part0002", part(2))
          yield* add("task", "task0008", {
            _tag: "TaskCreated",
            ...plainTask(ada, "Hang it up"),
            message: MessageId.make("part0002")
          })
          yield* add("message", "part0003", part(3))
          yield* add("message", "asking01", {
            _tag: "MessageReceived",
            ...plainMessage(ada, "/task Hang it up", "2026-11-24T09:09:00Z"),
            replyTo: MessageId.make("part0001")
          })
          yield* add("task", "task0007", {
            _tag: "TaskCreated",
            ...plainTask(ada, "Hang it up"),
            message: MessageId.make("asking01")
          })
          yield* add("message", "hidden01", part(4, { chat: storyChat, audience: inChat }))
          return yield* add("message", "other001", part(5, { album: "album001" }))
        })
      )
    )
  )
})
