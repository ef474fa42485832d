/** The decided history, on PGlite and on a real Postgres: every decision of every audience, with the messages around it. */
import { Effect, Layer, Stream } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { AtomId, ChatId, MessageId } from "../../../domain/ids.ts"
import { plainMessage } from "../../../domain/kit/samples.ts"
import { Audience, type RejectReason } from "../../../domain/values.ts"
import { atomProposed, topicProposed } from "../../../projections/kit/samples.ts"
import { Knowledge } from "../../../projections/reads/knowledge/knowledge.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { Projections } from "../../../projections/runner/served/projections.ts"
import { append, databases, runner, type Stage, stageOn } from "../../../projections/kit/scene.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import type { DecisionHistory } from "../../evaluation/history.ts"
import { evalOperation } from "./evalOperation.ts"
import { ada, bo } from "../../../domain/kit/people.ts"

const { kinds, clear } = databases("evaluate")
afterAll(clear)
const inChat = Audience.make("chat:chat0000")

describe.each(kinds)("the decided history on %s", (_, database) => {
  const stage = stageOn(database)
  afterAll(stage.dispose)
  const telling = (
    story: Effect.Effect<unknown, unknown, Stage>,
    holds: (pieces: ReadonlyArray<DecisionHistory>) => void
  ) =>
    stage.on(() =>
      Effect.gen(function* () {
        const projections = Layer.succeed(Projections, yield* runner())
        yield* story
        const pieces = yield* evalOperation
          .run({})
          .pipe(
            Stream.runCollect,
            Effect.provide(Layer.mergeAll(Knowledge.layer, Reads.layer).pipe(Layer.provideMerge(projections)))
          )
        holds(pieces)
      })
    )

  test(
    "has the approved and rejected proposals of every chat, and no open or late ones",
    telling(decided, ([piece, ...more]) => {
      expect(more).toEqual([])
      expect(piece?.decided.map(({ text, kept }) => `${text}: ${kept}`).toSorted()).toEqual([
        "It rains: false",
        "Postgres it is: true",
        "Secretly Postgres: true",
        "Storage: true"
      ])
      expect(piece?.messages.map(({ id, audience }) => [id, audience]).toSorted()).toEqual([
        ["hidden00", inChat],
        ["said0000", "team"],
        ["said0001", "team"]
      ])
    })
  )

  test(
    "is empty before the first decision",
    telling(Effect.void, (pieces) => expect(pieces).toEqual([]))
  )
})

const kept = (id: string) => ({ _tag: "ProposalApproved", made: AtomId.make(id), edited: false }) as const
const rejected = (reason: RejectReason) => ({ _tag: "ProposalRejected", reason }) as const

const decided = Effect.gen(function* () {
  yield* append(subjectOf("message", "said0000"), {
    _tag: "MessageReceived",
    ...plainMessage(bo, "we agreed on Postgres")
  })
  yield* append(subjectOf("message", "said0001"), { _tag: "MessageReceived", ...plainMessage(ada, "it rains again") })
  yield* append(subjectOf("message", "hidden00"), {
    _tag: "MessageReceived",
    ...plainMessage(bo, "we agreed on Postgres"),
    chat: ChatId.make("chat0000"),
    audience: inChat
  })
  yield* append(subjectOf("message", "gone0000"), { _tag: "MessageReceived", ...plainMessage(bo, "forget this") })
  yield* append(subjectOf("message", MessageId.make("gone0000")), { _tag: "MessageRedacted" })
  yield* append(subjectOf("proposal", "approved"), atomProposed("Postgres it is", ["said0000"]), kept("approved"))
  yield* append(subjectOf("proposal", "rejected"), atomProposed("It rains", ["said0001"]), rejected("noise"))
  yield* append(subjectOf("proposal", "toolate0"), atomProposed("It rained", ["said0001"]), rejected("late"))
  yield* append(subjectOf("proposal", "waiting0"), atomProposed("It may rain", ["said0001"]))
  yield* append(subjectOf("proposal", "topic000"), topicProposed("Storage", ["said0000"]), kept("topic000"))
  yield* append(
    subjectOf("proposal", "secret00"),
    atomProposed("Secretly Postgres", ["hidden00"], { audience: inChat }),
    kept("secret00")
  )
})
