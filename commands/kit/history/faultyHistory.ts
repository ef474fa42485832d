/** Sends random calls to two buses on one log with faults, and compares the log with a pure model. */
import { Effect, Result } from "effect"
import { expect } from "vitest"
import { task } from "../../../domain/task/task.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { commandIdOf } from "../../../streams/commit/identity.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { Faults } from "../../../streams/kit/faults.ts"
import { CommandBus, type NotDone, type Receipt, type Step } from "../../commandBus.ts"
import { secondBus } from "../onTeam.ts"
import { operator } from "../../rights/operator.ts"
import { type Call, randomCalls, randomSubjects } from "./randomCommands.ts"

type Answer = Result.Result<Receipt, NotDone>

/** Runs one history, and fails when the log, the receipts or the refusals differ from the model. */
export const runFaultyHistory = Effect.fnUntraced(function* (random: () => number, count: number) {
  const buses = [yield* CommandBus, yield* secondBus]
  const faults = yield* Faults
  faults.fault = () => {
    const drawn = random()
    if (drawn < 0.15) return "lost"
    return drawn < 0.3 ? "unanswered" : "none"
  }
  const calls = randomCalls(random, count)
  const answers = yield* Effect.forEach(
    calls,
    ({ key, steps }) => {
      const bus = buses[Math.floor(random() * buses.length)] ?? buses[0]
      if (bus === undefined) return Effect.die(new Error("there is no bus"))
      // A caller that got no definite answer sends the same command again.
      const sent = bus.send({ actor: operator, key }, ...steps)
      return Effect.result(Effect.retry(sent, { while: ({ _tag }) => _tag === "StreamUnavailable" }))
    },
    { concurrency: 16 }
  )
  const { load } = yield* EventStore
  const stored = (yield* Effect.forEach(randomSubjects, (subject) => load(subject))).flat()
  isStoredOnce(stored)
  isDecidedInOrder(calls, stored)
  for (const call of new Set(calls))
    agree(
      call,
      answers.filter((_, i) => calls[i] === call),
      stored
    )
  const feed = yield* Feed
  expect(yield* feed.head).toBe(stored.length)
  return stored.length
})

const idOf = (key: string, { command }: Step) => commandIdOf(operator, command._tag, key)

const isStoredOnce = (stored: ReadonlyArray<Commit>) => {
  const names = stored.map(({ subject, command }) => `${subject} ${command}`)
  expect(new Set(names).size).toBe(names.length)
}

/** Each commit has the events that its command records on the state that the commits before it leave. */
const isDecidedInOrder = (calls: ReadonlyArray<Call>, stored: ReadonlyArray<Commit>) => {
  const steps = new Map(
    calls.flatMap(({ key, steps: each }) => each.map((step) => [`${step.subject} ${idOf(key, step)}`, step] as const))
  )
  for (const subject of randomSubjects) {
    let state = task.initial
    for (const { command, events } of stored.filter((commit) => commit.subject === subject)) {
      const step = steps.get(`${subject} ${command}`)
      const decided =
        step === undefined ? undefined : task.decide(step.command as Parameters<typeof task.decide>[0], state)
      expect(decided).toEqual(Result.succeed(events))
      state = events.reduce((before, event) => task.evolve(before, event as Parameters<typeof task.evolve>[1]), state)
    }
  }
}

/**
 * A command that is in the log has its position as receipt, and no caller got a later one: a caller whose command recorded
 * nothing, before a repeat of it recorded something, has an earlier one. A command that is not in the log recorded nothing or
 * was refused. The steps of a pair are stored together.
 */
const agree = ({ key, steps }: Call, answers: ReadonlyArray<Answer>, stored: ReadonlyArray<Commit>) => {
  const own = steps.flatMap((step) =>
    stored.filter(({ subject, command }) => subject === step.subject && command === idOf(key, step))
  )
  const receipts = answers.flatMap((answer) => (Result.isSuccess(answer) ? [answer.success.seq] : []))
  const failures = answers.flatMap((answer) => (Result.isFailure(answer) ? [answer.failure._tag] : []))
  expect(new Set([...failures, "TaskRefused"])).toEqual(new Set(["TaskRefused"]))
  if (own.length === 0) return
  const seqs = own.map(({ seq }) => seq).toSorted((a, b) => a - b)
  expect(Math.max(...receipts)).toBe(seqs.at(-1))
  if (answers.length === 1) expect(failures).toEqual([])
  expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i))
}
