import { expect, test } from "vitest"
import type { DeadLetter } from "../../../ports/deadLetters.ts"
import { letterTroubles } from "./letterCount.ts"

const letter = (consumer: string, seq: number): DeadLetter => ({
  id: `${consumer}@${seq}`,
  consumer,
  subject: "evt.task.one00000",
  seq,
  why: "Refused",
  tries: 12,
  state: "waiting"
})

test("waiting letters are reported for each consumer, with the verb that lists them", () =>
  expect(letterTroubles([letter("classify", 1), letter("embed", 1), letter("classify", 2)], 300, 1000)).toEqual([
    {
      code: "dead-letters",
      message: "commits that a reactor could not handle: classify 2, embed 1",
      remedy: "tt dead-letters list",
      stops: []
    }
  ]))

test("a stream that is nearly full is reported, and an empty one is not a trouble", () => {
  expect(letterTroubles([], 950, 1000)).toMatchObject([{ code: "dead-letters-full", remedy: "tt dead-letters list" }])
  expect(letterTroubles([], 0, 1000)).toEqual([])
  // A stream without a limit.
  expect(letterTroubles([], 950, -1)).toEqual([])
})
