/** A scene for integration tests: a team with a chat, the log in memory and the tables on PGlite. */
import { Effect, Layer, ManagedRuntime, type Scope, Stream } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { commandBusLayer } from "../../commands/bus/bus.ts"
import { CommandBus } from "../../commands/commandBus.ts"
import { grant, personSubject } from "../../commands/kit/onTeam.ts"
import { Principals } from "../../commands/principals.ts"
import { operator } from "../../commands/rights/operator.ts"
import type { Command } from "../../domain/extraction/extraction.ts"
import { type ActorId, ChatId, MessageId } from "../../domain/ids.ts"
import { plainMessage } from "../../domain/kit/samples.ts"
import { Audience, team } from "../../domain/values.ts"
import { Database } from "../../projections/database/database.ts"
import { atomProposed, atomRecorded } from "../../projections/kit/samples.ts"
import { projectionsLayer } from "../../projections/projections.ts"
import { Decisions } from "../../projections/reads/decisions/decisions.ts"
import { Reads } from "../../projections/reads/reads.ts"
import { Unread } from "../../projections/reads/unread/unread.ts"
import { Projections } from "../../projections/runner/served/projections.ts"
import { append, rowsOf } from "../../projections/kit/scene.ts"
import { Embeddings } from "../../projections/search/vectors/embeddings.ts"
import { Nearest } from "../../projections/search/vectors/nearest.ts"
import { type Commit, isReadable } from "../../streams/commit/envelope.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { memoryVectors } from "../../streams/memory/memoryVectors.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { embedAll } from "../embedAll.ts"
import { extract } from "../extract/extract.ts"
import { Model } from "../../models/model.ts"
import { ModelSemaphore } from "../work/modelSemaphore.ts"
import { ada, bo } from "../../domain/kit/people.ts"

const parts = Layer.mergeAll(Reads.layer, Unread.layer, Decisions.layer, Nearest.layer).pipe(
  Layer.provideMerge(Embeddings.layer),
  Layer.provideMerge(projectionsLayer),
  Layer.provideMerge(ModelSemaphore.layer),
  Layer.provideMerge(commandBusLayer),
  Layer.provideMerge(Principals.layer),
  Layer.provideMerge(Layer.merge(memoryRecord, memoryVectors))
)
type Parts = Layer.Success<typeof parts> | Database | Model | Scope.Scope

/** Runs tests on an empty log and empty tables. The team is ada and bo, named Ann and Bo. `dispose` closes the tables. */
export const stage = (name: string) => {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  const database = ManagedRuntime.make(Database.pglite(folder))
  return {
    on: (model: Layer.Layer<Model>, play: () => Effect.Effect<void, unknown, Parts>) => () =>
      database.runPromise(
        Effect.gen(function* () {
          const tables = yield* Database
          yield* tables.define("drop schema if exists read, read_next, read_old, search cascade")
          const inPlay = Layer.fresh(parts).pipe(Layer.provideMerge(model))
          yield* letIn
            .pipe(Effect.andThen(readModelsAtHead), Effect.andThen(play()))
            .pipe(Effect.scoped, Effect.provide(inPlay))
        })
      ),
    dispose: async () => {
      await database.dispose()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

const letIn = Effect.forEach(
  [
    [ada, "Ann"],
    [bo, "Bo"]
  ] as const,
  ([person, name]) =>
    Effect.gen(function* () {
      const join = { _tag: "JoinPerson", person, name, handle: name.toLowerCase() } as const
      const bus = yield* CommandBus
      yield* bus.send({ actor: operator, key: `join ${name}` }, { subject: personSubject(person), command: join })
      yield* bus.send({ actor: operator, key: `grant ${name}` }, grant(person, "member"))
    })
)

export const backroom = Audience.make("chat:backroom")

export interface SceneLine {
  readonly id: string
  readonly text: string
  readonly author?: ActorId
  readonly audience?: Audience
  /** @default the chat `harbour0` for the team, else the chat of the audience */
  readonly chat?: string
  /** UTC. @default one minute after the previous message */
  readonly at?: string
}

/** Appends messages to the log as the gateways do. */
export const appendMessages = (...lines: ReadonlyArray<SceneLine>) =>
  Effect.forEach(lines, ({ id, text, author = ada, audience = team, chat, at }, i) =>
    append(subjectOf("message", id), {
      _tag: "MessageReceived",
      ...plainMessage(author, text, at ?? new Date(Date.UTC(2026, 10, 24, 10, i)).toISOString()),
      chat: ChatId.make(chat ?? (audience === team ? "harbour0" : audience.slice("chat:".length))),
      audience
    }).pipe(Effect.as(MessageId.make(id)))
  )

const about = (id: string) => subjectOf("extraction", id)
/** Sends a command of ada about an extraction. */
export const byAda = (key: string, command: Command, id = "extract1") =>
  Effect.flatMap(CommandBus, (bus) => bus.send({ actor: ada, key }, { subject: about(id), command }))
/** Appends the request of an extraction by ada, who is a member of the audiences. */
export const appendRequest = (audiences: readonly [Audience, ...ReadonlyArray<Audience>] = [team], id = "extract1") =>
  append(about(id), {
    _tag: "ExtractionRequested",
    chat: null,
    from: null,
    to: null,
    again: false,
    audiences,
    audience: team
  })

/** The last commit of an aggregate with one of these events, as the consumer delivers it to the reactor. */
export const lastWith = Effect.fnUntraced(function* (subject: Commit["subject"], ...tags: ReadonlyArray<string>) {
  const commits = yield* (yield* EventStore).load(subject)
  const found = commits.findLast(({ events }) => events.some(({ _tag }) => tags.includes(_tag)))
  return found ?? (yield* Effect.die(`no commit has ${tags.join(", ")}`))
})
/** Delivers ada's last request to the reactor and waits for its end. */
export const deliver = (id = "extract1") =>
  Effect.flatMap(lastWith(about(id), "ExtractionRequested", "ExtractionRetried"), (commit) => extract.on(commit))

/** Appends approved atoms, each with one message as its evidence. */
export const appendAtoms = (
  ...atoms: ReadonlyArray<{ readonly id: string; readonly by: SceneLine; readonly audience?: Audience }>
) =>
  Effect.forEach(atoms, ({ id, by, audience = team }) =>
    Effect.gen(function* () {
      const [message] = yield* appendMessages(by)
      const { author = ada, text } = by
      const evidence = [
        { message: message ?? MessageId.make(by.id), author, text, start: 0, end: text.length }
      ] as const
      yield* append(
        subjectOf("proposal", id),
        { ...atomProposed(text, [by.id], { audience }), evidence },
        { _tag: "ProposalApproved", made: id, edited: false }
      )
      yield* append(subjectOf("atom", id), atomRecorded(text, id, { audience }))
    })
  )

/** All events of the log, in order. */
export const allEvents = Effect.gen(function* () {
  const feed = yield* Feed
  const commits = yield* feed.commits({ after: 0 }).pipe(Stream.take(yield* feed.head), Stream.runCollect)
  return commits.filter(isReadable).flatMap(({ subject, events }) => events.map((event) => ({ subject, ...event })))
})
/** The events with these tags, in order. */
export const eventsWith = <T extends LoggedEvent["_tag"]>(...tags: ReadonlyArray<T>) =>
  Effect.map(allEvents, (all) =>
    all.filter((each): each is Extract<LoggedEvent, { readonly _tag: T }> => tags.some((tag) => tag === each._tag))
  )
type LoggedEvent = Effect.Success<typeof allEvents>[number]

/**
 * Waits until the read models have the whole log, without a deadline: on a busy machine the first tables may take longer
 * to create than `Reads.waitFor` waits.
 */
export const readModelsAtHead = Effect.gen(function* () {
  const { position } = yield* Projections
  yield* position.waitFor(yield* (yield* Feed).head)
})

/** The rows of a table after it has caught up with the log. */
export const tableRows = Effect.fnUntraced(function* (table: string) {
  yield* readModelsAtHead
  return yield* rowsOf(table)
})

/** Stores a vector for every text, as the reactor does. */
export const embedAllTexts = Effect.gen(function* () {
  yield* readModelsAtHead
  const embeddings = yield* Embeddings
  const { embedModel } = yield* (yield* Model).describe
  const { seq } = yield* embedAll(yield* embeddings.lacking(embedModel, 200))
  yield* embeddings.reached(seq)
})
