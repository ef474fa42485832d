/** Proposals of reactors to a small team, with the log in memory. */
import { Effect, Stream } from "effect"
import { type AtomDraft, TaskDraft, type TopicDraft } from "../../domain/knowledge/draft.ts"
import {
  type ActorId,
  AtomId,
  ExtractionId,
  MessageId,
  ProposalId,
  reactorActor,
  RunId,
  TopicId
} from "../../domain/ids.ts"
import type { Command as ProposalCommand, Origin } from "../../domain/proposal/proposal.ts"
import { type Audience, type ModelRecord, team } from "../../domain/values.ts"
import { isReadable } from "../../streams/commit/envelope.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { type Kind, subjectOf } from "../../streams/commit/subjects.ts"
import type { Step } from "../commandBus.ts"
import { type Bus, onTeam } from "./onTeam.ts"
import { createRun, startRun } from "../knowledge/runs.ts"
import { Uses } from "../knowledge/uses.ts"
import { ada } from "../../domain/kit/people.ts"

export const extractActor = reactorActor("extract")
export const analyseActor = reactorActor("analyse")

export const sceneModel: ModelRecord = {
  provider: "builtin",
  model: "rules",
  digest: "d",
  promptVersion: "none",
  schemaDigest: "none",
  options: {},
  seed: 0,
  promptTokens: 0,
  outputTokens: 0,
  latencyMs: 1,
  inputDigest: "d"
}

const found = (audience: Audience, origin: Origin) => ({
  evidence: [
    { message: MessageId.make("message1"), author: ada, text: "we roll back first", start: 0, end: 18 }
  ] as const,
  audience,
  origin,
  recommendation: { is: "new", target: null, cosine: null } as const,
  band: "new" as const,
  score: 0.5,
  model: sceneModel
})
const extraction: Origin = { is: "extraction", id: ExtractionId.make("extract1") }

export const sceneTopicDraft = { kind: "topic", wordsOf: ada, name: "Releases", summary: "How we ship" } as const
export const sceneAtomDraft = {
  kind: "atom",
  wordsOf: ada,
  type: "decision",
  text: "We roll back first",
  tags: [] as ReadonlyArray<string>,
  topic: null as TopicId | null
} as const
export const sceneTaskDraft: TaskDraft = TaskDraft.make({
  kind: "task",
  wordsOf: ada,
  title: "Write down how we roll back",
  description: "",
  category: "chore",
  priority: "medium",
  assignee: null,
  due: null,
  atoms: [AtomId.make("atom0001")],
  topics: []
})

const step = (id: string, command: ProposalCommand): Step => ({ subject: subjectOf("proposal", id), command })
export const proposeTopic = (bus: Bus, id: string, audience: Audience = team, draft: TopicDraft = sceneTopicDraft) =>
  bus.send({ actor: extractActor, key: id }, step(id, { _tag: "ProposeTopic", draft, ...found(audience, extraction) }))
export const proposeAtom = (
  bus: Bus,
  id: string,
  topic: string | null = null,
  { audience = team, ...draft }: Partial<AtomDraft> & { readonly audience?: Audience } = {}
) =>
  bus.send(
    { actor: extractActor, key: id },
    step(id, {
      _tag: "ProposeAtom",
      draft: { ...sceneAtomDraft, topic: topic === null ? null : TopicId.make(topic), ...draft },
      ...found(audience, extraction)
    })
  )

export const theRun = "run00000"
/** Starts a run of ada, which proposes a task. */
export const proposeTask = Effect.fnUntraced(function* (bus: Bus, id: string, draft: Partial<TaskDraft> = {}) {
  yield* openRun("run", theRun)
  yield* startRun({ actor: ada, key: "start" }, theRun)
  yield* bus.send(
    { actor: analyseActor, key: id },
    step(id, {
      _tag: "ProposeTask",
      draft: { ...sceneTaskDraft, ...draft },
      ...found(team, { is: "run", id: RunId.make(theRun) })
    }),
    {
      subject: subjectOf("run", theRun),
      command: {
        _tag: "ReadBatch",
        attempt: 1,
        batch: `batch${id}`,
        atoms: [AtomId.make("atom0001")],
        proposals: [ProposalId.make(id)],
        unlocated: 0,
        duplicates: 0,
        model: sceneModel
      }
    }
  )
})
export const openRun = (key: string, id: string, actor: ActorId = ada, topics: ReadonlyArray<string> = []) =>
  createRun(
    { actor, key },
    id,
    {
      _tag: "CreateRun",
      wordsOf: actor,
      name: "The week",
      topics: topics.map((topic) => TopicId.make(topic)),
      again: false,
      audiences: [team],
      audience: team,
      config: { provider: "builtin", model: "rules", embedModel: "ngrams", promptVersion: "none" }
    },
    { name: "The week", topics }
  )

/** The answers of `Uses`, by `kind id`. A test sets them. */
export const uses = new Map<string, number>()
type Play = Parameters<typeof onTeam>[0]
type Provided = Effect.Services<ReturnType<Play>> | Uses

/** Runs a test on a new team. Nothing is used until the test says so in `uses`. */
export const onKnowledge = (play: (bus: Bus) => Effect.Effect<void, unknown, Provided>) =>
  onTeam((bus) => {
    uses.clear()
    return Effect.provideService(
      play(bus),
      Uses,
      Uses.of({ of: (kind, id) => Effect.sync(() => uses.get(`${kind} ${id}`) ?? 0) })
    )
  })

/** The commits after a position, as `aggregate event …`; a last `…` when the next commit is of the same batch. */
export const since = Effect.fnUntraced(function* (seq: number) {
  const feed = yield* Feed
  const head = yield* feed.head
  const commits =
    head === seq ? [] : yield* feed.commits({ after: seq }).pipe(Stream.take(head - seq), Stream.runCollect)
  return commits
    .filter(isReadable)
    .map(({ subject, events, continues }) =>
      [subject.slice("evt.".length), ...events.map(({ _tag }) => _tag), ...(continues ? ["…"] : [])].join(" ")
    )
})
export const head = Effect.flatMap(Feed, (feed) => feed.head)

/** The last event of an aggregate. */
export const lastOf = Effect.fnUntraced(function* (kind: Kind, id: string) {
  return (yield* (yield* EventStore).load(subjectOf(kind, id))).at(-1)?.events.at(-1)
})

/** The draft as its editor sends it: the server adds the author of the words. */
export const wording = <D extends { readonly wordsOf: unknown }>({ wordsOf: _, ...draft }: D) => draft
export const as = (actor: ActorId, key: string) => ({ actor, key })
