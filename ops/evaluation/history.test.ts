import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { Audience } from "../../domain/values.ts"
import { builtinModel } from "../../models/builtin/builtinModel.ts"
import type { DistilledTask } from "../../models/distillation.ts"
import type { Model } from "../../models/model.ts"
import { type DecidedCase, judgedByHistory } from "./history.ts"
import { answering, knownAtom, saidMessage } from "./kit/scene.ts"

const winch = saidMessage(1, "we move the winch to the north quay on Friday")
const cake = saidMessage(2, "the cake in the kitchen was very good today")
const buoy = saidMessage(3, "the red buoy is adrift near the harbour entrance")
const messages = [winch, cake, buoy]
const decided: ReadonlyArray<DecidedCase> = [
  { text: "Move the winch to the north quay", kept: true, quoted: [winch.id] },
  { text: "The cake in the kitchen was good", kept: false, quoted: [cake.id] }
]
/** Finds each message that holds one of these words, and quotes it whole. */
const finding = (...words: ReadonlyArray<string>) =>
  answering((texts) =>
    texts.flatMap((text, i) => (words.some((word) => text.includes(word)) ? [knownAtom(text, i, text)] : []))
  )
const judged = (...words: ReadonlyArray<string>) =>
  judgedByHistory({ decided, messages, people: [] }, finding(...words))

describe("a model compared with people's decisions", () => {
  it.effect("is right about approved statements, and wrong about rejected ones", () =>
    Effect.gen(function* () {
      const { scores, kept, rejected, decisions } = yield* judged("winch", "cake")
      assert.deepStrictEqual([decisions, kept, rejected], [2, 1, 1])
      assert.deepStrictEqual([scores.precision, scores.recall], [0.5, 1])
    })
  )

  it.effect("is neither right nor wrong about undecided statements", () =>
    Effect.gen(function* () {
      const { scores, unjudged } = yield* judged("winch", "buoy")
      assert.deepStrictEqual([scores.precision, scores.recall, unjudged], [1, 1, 1])
    })
  )

  it.effect("has recall 0 when it finds nothing", () =>
    Effect.gen(function* () {
      const { scores } = yield* judged()
      assert.deepStrictEqual(scores, { precision: 0, recall: 0, f1: 0 })
    })
  )

  it.effect("is not right by the same words in another chat", () =>
    Effect.gen(function* () {
      const elsewhere = saidMessage(4, winch.text, Audience.make("chat:chat0000"))
      const { scores, unjudged } = yield* judgedByHistory(
        { decided: decided.slice(0, 1), messages: [{ ...winch, text: "hello to all of you" }, elsewhere], people: [] },
        finding("winch")
      )
      assert.deepStrictEqual([scores.recall, unjudged], [0, 1])
    })
  )

  it.effect("judges topics, and tasks of an analysis of its statements about approved ones", () =>
    Effect.gen(function* () {
      const model: Model["Service"] = {
        ...builtinModel,
        extract: (input) =>
          Effect.map(finding("winch", "cake").extract(input), ({ answer, record }) => ({
            answer: {
              topics: [{ name: "Move of the winch to the north quay", summary: "", known: null }],
              atoms: answer.atoms.map((atom) => ({ ...atom, topic: 0 }))
            },
            record
          })),
        analyse: (input) =>
          Effect.map(builtinModel.analyse(input), ({ record }) => ({
            answer: { tasks: input.atoms.map((atom, i) => taskOf(atom.text, i)) },
            record
          }))
      }
      const more: ReadonlyArray<DecidedCase> = [
        { kind: "topic", text: "Move of the winch", kept: true, quoted: [winch.id] },
        { kind: "task", text: "Move the winch to the north quay", kept: true, quoted: [winch.id] },
        { kind: "task", text: "Paint the buoy near the entrance", kept: true, quoted: [buoy.id] }
      ]
      const figures = yield* judgedByHistory({ decided: [...decided, ...more], messages, people: [] }, model)
      // The cake was rejected, so that no task comes from it.
      assert.deepStrictEqual([figures.tasks?.precision, figures.tasks?.recall], [1, 0.5])
      assert.deepStrictEqual([figures.topics?.precision, figures.topics?.recall], [1, 1])
      assert.strictEqual(figures.proposals, 4)
    })
  )
})

const taskOf = (title: string, atom: number): DistilledTask => ({
  title,
  description: "",
  atoms: [atom],
  duplicateOf: null,
  category: "chore",
  priority: "medium",
  duePhrase: null,
  assigneePhrase: null,
  score: 1
})
