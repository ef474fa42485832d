import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { reread, windowsIn } from "./reread.ts"
import { answering, knownAtom, readingAtMost, saidMessage } from "./kit/scene.ts"

const talk = [
  saidMessage(1, "shall we move the winch to the north quay?"),
  saidMessage(2, "yes, move the winch to the north quay")
]
const windows = windowsIn(talk, new Map())
const moves = answering(() => [
  knownAtom("The winch moves", 1, "move the winch to the north quay"),
  knownAtom("The winch sinks", 1, "the winch shall be sunk"),
  knownAtom("The winch flies", 7, "yes, move the winch")
])

describe("rereading a chat", () => {
  it.effect("keeps located atoms, and counts the dropped ones", () =>
    Effect.gen(function* () {
      const read = yield* reread(windows, moves)
      assert.deepStrictEqual(
        read.atoms.map((each) => each.atom.text),
        ["The winch moves"]
      )
      assert.deepStrictEqual(read.quotes, { claimed: 3, located: 1 })
      assert.strictEqual(read.unlocated, 2)
    })
  )

  it.effect("reports its cost and its progress", () =>
    Effect.gen(function* () {
      const heard: Array<string> = []
      const { cost } = yield* reread(windows, moves, (done, of) => Effect.sync(() => heard.push(`${done} of ${of}`)))
      assert.deepStrictEqual([cost.calls, cost.promptTokens, cost.outputTokens], [1, 10, 5])
      assert.deepStrictEqual(heard, ["0 of 1", "1 of 1"])
    })
  )

  it.effect("splits a window that is too long into halves, and then leaves out the messages around it", () =>
    Effect.gen(function* () {
      const { cost, failed, atoms } = yield* reread(
        windows,
        readingAtMost(
          1,
          answering(([text = ""]) => [knownAtom(text, 0, text)])
        )
      )
      assert.strictEqual(cost.calls, 4)
      assert.strictEqual(failed, 0)
      assert.strictEqual(atoms.length, 2)
    })
  )

  it.effect("counts windows without an answer, down to single messages", () =>
    Effect.gen(function* () {
      const { failed, atoms } = yield* reread(windows, readingAtMost(0, moves))
      assert.strictEqual(failed, 2)
      assert.strictEqual(atoms.length, 0)
    })
  )

  it.effect("shows the model nothing that is known or decided", () =>
    Effect.gen(function* () {
      const asked: Array<number> = []
      yield* reread(windows, {
        ...moves,
        extract: (input) => {
          asked.push(input.topics.length, input.atoms.length, input.precedents.length)
          return moves.extract(input)
        }
      })
      assert.deepStrictEqual(asked, [0, 0, 0])
    })
  )
})
