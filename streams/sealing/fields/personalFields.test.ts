/** The personal texts of an event are sealed: none is in clear in the bytes of a commit. */
import { Effect } from "effect"
import { describe, expect, test } from "vitest"
import type { AtomDraft, Draft, TaskDraft, TopicDraft } from "../../../domain/knowledge/draft.ts"
import { ActorId } from "../../../domain/ids.ts"
import { forgotten } from "../../../domain/text/personal.ts"
import { Codec } from "../../codec/codec.ts"
import { isReadable, type Recorded } from "../../commit/envelope.ts"
import { eventsOf, type TrackerEvent } from "../../commit/events.ts"
import type { Pending } from "../../ports/eventStore.ts"
import { codecOn, samplesOf } from "../../golden/corpus.ts"
import { samples } from "../../golden/samples.ts"
import { type Kind, kinds, type Subject, subjectOf } from "../../commit/subjects.ts"
import { personalFields } from "./personalFields.ts"

const keys = { master: "11".repeat(32), wrapped: {} }
const pending = (subject: Subject, event: TrackerEvent): Pending => ({
  subject,
  expected: 0,
  command: "command0",
  digest: "digest00",
  at: "2026-11-24T10:00:00.000Z",
  actor: ActorId.make("person:ada00000"),
  causation: null,
  correlation: "correlation",
  traceparent: null,
  events: [event]
})
const eventsOfOne = (recorded: Recorded | undefined) =>
  recorded !== undefined && isReadable(recorded) ? recorded.events : null
/** The bytes of a commit, and the events that are read from them with and without the keys. */
const throughTheLog = (kind: Kind, event: TrackerEvent) =>
  Effect.gen(function* () {
    const subject = subjectOf(kind, `${kind}00000000`.slice(0, 10))
    const encoded = yield* Effect.flatMap(Codec, ({ encode }) => encode(pending(subject, event))).pipe(
      Effect.map((body) => ({ subject, seq: 1, data: body, continues: false }))
    )
    const [known] = yield* Effect.flatMap(Codec, ({ decode }) => decode([encoded]))
    const [unknown] = yield* Effect.flatMap(Codec, ({ decode }) => decode([encoded])).pipe(
      Effect.provide(codecOn(keys), { local: true })
    )
    return { text: Buffer.from(encoded.data).toString(), known: eventsOfOne(known), unknown: eventsOfOne(unknown) }
  }).pipe(Effect.provide(codecOn(keys)), Effect.runPromise)

const found = (kind: Kind, event: TrackerEvent) => {
  const texts: Array<readonly [string, unknown]> = []
  const swapped = personalFields(eventsOf[kind])(event._tag)({ ...event }, (value, owner) => {
    texts.push([owner, value])
    // An empty text is not sealed.
    return value === "" ? value : forgotten
  })
  return { texts, swapped }
}

const atom: AtomDraft = {
  kind: "atom",
  wordsOf: ActorId.make("person:cy000000"),
  type: "decision",
  text: "Продлеваем вручную",
  tags: ["сертификат", "ручная работа"],
  topic: null
}
const topic: TopicDraft = {
  kind: "topic",
  wordsOf: ActorId.make("person:bo000000"),
  name: "Сертифікати й домени",
  summary: "Що закінчується, і коли."
}
const task: TaskDraft = {
  kind: "task",
  wordsOf: ActorId.make("person:ada00000"),
  title: "Renew by hand",
  description: "On both hosts.",
  category: "chore",
  priority: "high",
  assignee: null,
  due: null,
  atoms: [],
  topics: []
}

describe("the personal texts of an event", () => {
  test("are found one by one in a list", () => {
    const tagged = samples.AtomTagged
    const { texts, swapped } = found("atom", tagged)
    expect(texts).toEqual(tagged.tags.map((tag) => [tagged.wordsOf, tag]))
    expect(swapped).toEqual({ ...tagged, tags: tagged.tags.map(() => forgotten) })
  })

  test("are not found in an empty list", () => {
    const tagged = { ...samples.AtomTagged, tags: [] }
    expect(found("atom", tagged)).toEqual({ texts: [], swapped: tagged })
  })

  test("are found in each quote, under its author, and in the draft, under the owner of its words", () => {
    const { texts } = found("proposal", samples.AtomProposed)
    const { draft, evidence } = samples.AtomProposed
    const quoted = evidence.map(({ author, text }) => [author, text])
    const drafted = [draft.text, ...draft.tags].map((text) => [draft.wordsOf, text])
    expect(texts.toSorted()).toEqual([...quoted, ...drafted].toSorted())
    expect(new Set(texts.map(([owner]) => owner)).size).toBeGreaterThan(2)
  })

  test.each<{ readonly draft: Draft; readonly said: ReadonlyArray<string> }>([
    { draft: topic, said: [topic.name, topic.summary] },
    { draft: atom, said: [atom.text, ...atom.tags] },
    { draft: task, said: [task.title, task.description] }
  ])("are found once each in an amended $draft.kind", ({ draft, said }) => {
    const { texts } = found("proposal", { _tag: "ProposalAmended", draft })
    expect(texts.toSorted()).toEqual(said.map((text) => [draft.wordsOf, text]).toSorted())
  })
})

describe("in the bytes of a commit", () => {
  test.each([topic, atom, task])("an amended $kind is sealed, and decoded again", async (draft) => {
    const event = { _tag: "ProposalAmended", draft } as const
    const { text, known, unknown } = await throughTheLog("proposal", event)
    const { texts } = found("proposal", event)
    for (const [, each] of texts) expect(text).not.toContain(JSON.stringify(each).slice(1, -1))
    expect(known).toEqual([event])
    expect(unknown).toBe(null)
  })

  const written = kinds.flatMap((kind) =>
    samplesOf(kind).map(({ tag, event }) => ({ kind, tag, event: event as unknown as TrackerEvent }))
  )
  const personal = written.filter(({ kind, event }) => found(kind, event).texts.length > 0)

  test.each(personal)("no text of a $tag is in clear", async ({ kind, event }) => {
    const { text, known, unknown } = await throughTheLog(kind, event)
    const { texts } = found(kind, event)
    const secrets = texts.filter(([, said]) => said !== "")
    for (const [, each] of secrets) expect(text).not.toContain(JSON.stringify(each).slice(1, -1))
    expect(known).toEqual([event])
    expect(unknown).toEqual(secrets.length === 0 ? [event] : null)
  })

  test("every kind with personal texts is covered", () =>
    expect([...new Set(personal.map(({ kind }) => kind))].sort()).toEqual([
      "access",
      "atom",
      "chat",
      "endpoint",
      "message",
      "person",
      "proposal",
      "run",
      "source",
      "task",
      "topic",
      "views"
    ]))
})
