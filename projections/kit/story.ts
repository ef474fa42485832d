/** A sample history for tests of the reads: messages, approved knowledge with a task, and open proposals. */
import { Effect } from "effect"
import { AtomId, ChatId, ProposalId } from "../../domain/ids.ts"
import { plainMessage, plainTask } from "../../domain/kit/samples.ts"
import { Audience } from "../../domain/values.ts"
import type { EventOf } from "../../streams/commit/events.ts"
import { type Kind, subjectOf } from "../../streams/commit/subjects.ts"
import {
  atomProposed,
  atomRecorded,
  batchRead,
  sampleExtraction,
  extractionRequested,
  sampleRun,
  runCreated,
  sifted,
  taskProposed,
  topicCreated,
  topicProposed,
  windowRead
} from "./samples.ts"
import { append } from "./scene.ts"
import { ada, bo } from "../../domain/kit/people.ts"

export const storyChat = ChatId.make("chat0000")
export const inChat = Audience.make("chat:chat0000")

export const add = (
  kind: Kind,
  id: string,
  ...events: Parameters<typeof append> extends [unknown, ...infer E] ? E : never
) => append(subjectOf(kind, id), ...events)
const approved = (made: string): EventOf<"ProposalApproved"> => ({ _tag: "ProposalApproved", made, edited: false })

/** Four messages of the team and one of a chat; a topic, an atom and a task that were approved, and two proposals that wait. */
export const toldStory = Effect.gen(function* () {
  for (const n of [0, 1, 2, 3])
    yield* add("message", `said000${n}`, {
      _tag: "MessageReceived",
      ...plainMessage(bo, `we agreed on Postgres, ${n}`, `2026-11-24T09:0${n}:00Z`)
    })
  yield* add("chat", storyChat, {
    _tag: "ChatBound",
    owner: ada,
    title: "Backend",
    source: "telegram",
    audience: inChat
  })
  yield* add("message", "hidden00", {
    _tag: "MessageReceived",
    ...plainMessage(bo, "we agreed on Postgres, but quietly", "2026-11-24T09:02:30Z"),
    chat: storyChat,
    audience: inChat
  })
  yield* add("extraction", sampleExtraction, extractionRequested, { _tag: "ExtractionStarted", messages: 4 })
  yield* add("proposal", "topic000", topicProposed("Storage", ["said0000"]))
  yield* add("proposal", "atom0000", atomProposed("Postgres it is", ["said0000", "said0001"], { topic: "topic000" }))
  yield* add("proposal", "atom0001", atomProposed("Backups at night", ["said0002"], { topic: "topic000" }))
  yield* add("proposal", "secret00", atomProposed("Quietly", ["hidden00"], { audience: inChat }))
  yield* add("extraction", sampleExtraction, windowRead("window00", ["said0000", "said0001"]), sifted("said0002"))
  yield* add("topic", "topic000", topicCreated("Storage", "topic000"))
  yield* add("proposal", "topic000", approved("topic000"))
  yield* add("atom", "atom0000", atomRecorded("Postgres it is", "atom0000", { topic: "topic000" }))
  yield* add("proposal", "atom0000", approved("atom0000"))
  yield* add("run", sampleRun, runCreated, { _tag: "RunStarted" })
  yield* add("proposal", "task0000", taskProposed("Move to Postgres", ["said0000"], ["atom0000"]))
  yield* add("run", sampleRun, batchRead("batch000", ["atom0000"], ["task0000"]))
  yield* add("proposal", "task0000", approved("task0000"))
  return yield* add("task", "task0000", {
    _tag: "TaskCreated",
    ...plainTask(ada, "Move to Postgres"),
    source: "proposal",
    category: "chore",
    priority: "low",
    proposal: ProposalId.make("task0000"),
    atoms: [AtomId.make("atom0000")],
    topics: []
  })
})
