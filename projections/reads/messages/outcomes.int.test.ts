/** The outcome of messages, and the chats with their last message, on PGlite and on a real Postgres. */
import { Effect } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { ada, bo } from "../../../domain/kit/people.ts"
import { plainMessage } from "../../../domain/kit/samples.ts"
import { MessageId } from "../../../domain/ids.ts"
import { team } from "../../../domain/values.ts"
import { databases, stageOn } from "../../kit/scene.ts"
import { add, inChat, storyChat, toldStory } from "../../kit/story.ts"
import { readsOn } from "../knowledge/kit/readsOn.ts"

const { kinds, clear } = databases("outcomes")
afterAll(clear)
const both = [team, inChat]

const withAnswer = Effect.gen(function* () {
  yield* toldStory
  return yield* add("message", "answer00", {
    _tag: "MessageReceived",
    ...plainMessage(bo, "yes, quietly", "2026-11-24T09:05:00Z"),
    replyTo: MessageId.make("hidden00")
  })
})

describe.each(kinds)("the outcome of messages on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)
  const asking = readsOn(stage)

  test(
    "names the items that came of a message, the proposals that wait, and whether it was processed",
    asking(
      Effect.fnUntraced(function* (ask) {
        const found = yield* ask.outcomes([team], ["said0000", "said0001", "said0002", "said0003", "absent00"])
        const of = (id: string) => found.find(({ message }) => message === id)
        expect(found).toHaveLength(4)
        expect(of("said0000")).toMatchObject({
          reading: "read",
          tasks: [{ id: "task0000", number: 1, title: "Move to Postgres", status: "open" }],
          atoms: [{ id: "atom0000", number: 1, text: "Postgres it is" }],
          topics: [{ id: "topic000", number: 1, name: "Storage" }],
          proposals: []
        })
        expect(of("said0001")).toMatchObject({ reading: "read", atoms: [{ id: "atom0000" }], tasks: [] })
        expect(of("said0002")).toMatchObject({
          reading: "noise",
          proposals: [{ id: "atom0001", kind: "atom", status: "open", text: "Backups at night" }]
        })
        expect(of("said0003")).toMatchObject({ reading: null, proposals: [], tasks: [], atoms: [], topics: [] })
      })
    )
  )

  test(
    "is bounded by the audiences: the message, its proposals, the message that it answers, and the chats with their counts",
    asking(
      Effect.fnUntraced(function* (ask) {
        expect(yield* ask.outcomes([team], ["hidden00"])).toEqual([])
        expect(yield* ask.outcomes(both, ["hidden00"])).toMatchObject([{ proposals: [{ id: "secret00" }] }])
        expect(yield* ask.outcomes([team], ["answer00"])).toMatchObject([{ reply: null }])
        expect(yield* ask.outcomes(both, ["answer00"])).toMatchObject([
          { reply: { id: "hidden00", text: "we agreed on Postgres, but quietly", redacted: false } }
        ])
        expect(yield* ask.chatsSaid([team])).toEqual([])
        expect(yield* ask.chatsSaid(both)).toMatchObject([
          { id: storyChat, title: "Backend", messages: 1, last: { text: "we agreed on Postgres, but quietly" } }
        ])
        const newSince = (audiences: typeof both, reader: string, at: string) =>
          Effect.map(ask.newMessages(audiences, reader, [{ chat: storyChat, at }]), ([chat]) => chat?.count)
        expect(yield* newSince(both, ada, "2000-01-01T00:00:00Z")).toBe(1)
        expect(yield* newSince(both, ada, "2100-01-01T00:00:00Z")).toBe(0)
        // Their own messages are not new.
        expect(yield* newSince(both, bo, "2000-01-01T00:00:00Z")).toBe(0)
        expect(yield* newSince([team], ada, "2000-01-01T00:00:00Z")).toBe(0)
      }),
      withAnswer
    )
  )

  test(
    "has no words of an erased message, neither as the message that is answered nor as the last one of a chat",
    asking(
      Effect.fnUntraced(function* (ask) {
        expect(yield* ask.outcomes(both, ["answer00"])).toMatchObject([{ reply: { text: "", redacted: true } }])
        expect(yield* ask.chatsSaid(both)).toMatchObject([{ messages: 0, last: null }])
      }),
      Effect.andThen(withAnswer, add("message", "hidden00", { _tag: "MessageRedacted" }))
    )
  )
})
