/** Properties of every decider, checked on states that random commands reach. */
import { expect, prop } from "@effect/vitest"
import { Arbitrary, Effect, Result, Schema } from "effect"
import { describe, test } from "vitest"
import type { Decider } from "../decider.ts"

interface Tagged {
  readonly _tag: string
}
interface Schemas<C, E> {
  readonly Command: Schema.Codec<C, unknown>
  readonly Event: Schema.Codec<E, unknown>
}

const histories = 100
const longest = 24
/** Drawing large commands is slow on a busy machine. */
const timeoutMillis = 30_000

/**
 * Registers four properties, and a fifth test: the random commands record every kind of event.
 *
 * `openings`: first commands of the histories, for states that random commands rarely reach. Some histories have none.
 *
 * A failure prints the shortest history that fails, and a `replay` text that repeats it.
 */
export const keepsItsProperties = <S, C extends Tagged, E extends Tagged, R>(
  decider: Decider<S, C, E, R>,
  schemas: Schemas<C, E> & { readonly Event: { readonly cases: object } },
  ...openings: ReadonlyArray<ReadonlyArray<C>>
) => {
  const story = storyOf(schemas.Command, [...openings, []])
  const options = { arbitrary: { runs: histories, size: longest }, timeout: timeoutMillis }
  const property = (title: string, holds: (steps: ReadonlyArray<Step<S, C, E>>) => void) =>
    prop(title, [story], ([commands]) => holds(walk(decider, commands)), options)

  describe("after any commands", () => {
    property("no command throws, on any state reached", (steps) => {
      for (const { before } of steps) for (const { command } of steps) decider.decide(command, before)
    })

    property("a command that is repeated at once records no event", (steps) => {
      for (const { command, after } of steps) expect(recorded(decider, command, after)).toEqual([])
    })

    property("every event is the same after it was stored and read", (steps) => {
      for (const { events } of steps) expect(events.map((event) => stored(schemas.Event, event))).toEqual(events)
    })

    property("folding the events again, from memory or as stored, gives the same state", (steps) => {
      const events = steps.flatMap((step) => step.events)
      const reached = steps.at(-1)?.after ?? decider.initial
      const read = events.map((event) => stored(schemas.Event, event))
      expect(events.reduce(decider.evolve, decider.initial)).toEqual(reached)
      expect(read.reduce(decider.evolve, decider.initial)).toEqual(reached)
    })

    test(
      "every kind of event is recorded in a history, so the properties cover all",
      { timeout: timeoutMillis },
      async () => {
        const all = Object.keys(schemas.Event.cases).sort()
        expect([...(await tagsRecorded(decider, story, all.length))].sort()).toEqual(all)
      }
    )
  })
}

/** The tags of the events in random histories. Draws more histories only while fewer than `most` tags were seen. */
const tagsRecorded = async <S, C, E extends Tagged, R>(
  decider: Decider<S, C, E, R>,
  story: Arbitrary.Arbitrary<ReadonlyArray<C>>,
  most: number
): Promise<ReadonlySet<string>> => {
  const seen = new Set<string>()
  for (let seed = 1; seed <= 8 && seen.size < most; seed++) {
    const drawn = await Effect.runPromise(Arbitrary.sampleEffect(story, { count: histories, size: longest, seed }))
    for (const { events } of drawn.flatMap((commands) => walk(decider, commands)))
      for (const { _tag } of events) seen.add(_tag)
  }
  return seen
}

/**
 * Commands with few distinct values. Two random ids are never equal, so a field may repeat its value in an earlier
 * command: a person loses membership only when the same person was seen before.
 */
const storyOf = <C extends Tagged>(
  Command: Schema.Codec<C, unknown>,
  openings: ReadonlyArray<ReadonlyArray<C>>
): Arbitrary.Arbitrary<ReadonlyArray<C>> => {
  const opening = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: openings.length - 1 })))
  const back = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 3 })))
  const isCommand = Schema.is(Command)
  const echo = (steps: ReadonlyArray<{ readonly command: C; readonly back: number }>) => {
    const said = new Map<string, Array<unknown>>()
    return steps.map((step) => {
      let command = step.command
      for (const [field, fresh] of Object.entries(command)) {
        if (field === "_tag") continue
        const earlier = said.get(field) ?? []
        const candidate: unknown = { ...command, [field]: earlier.at(-step.back) }
        if (step.back > 0 && isCommand(candidate)) command = candidate
        else said.set(field, [...earlier, fresh])
      }
      // As it arrives from JSON, which has no minus zero.
      return frozen(stored(Command, command))
    })
  }
  const steps = Arbitrary.array(Arbitrary.all({ command: Arbitrary.schema(Command), back }), { maxLength: longest })
  return Arbitrary.all({ opening, steps }).pipe(
    Arbitrary.map((story) =>
      echo([...(openings[story.opening] ?? []).map((command) => ({ command, back: 0 })), ...story.steps])
    )
  )
}

interface Step<S, C, E> {
  readonly command: C
  readonly before: S
  readonly events: ReadonlyArray<E>
  readonly after: S
}

/** Runs the commands one after another. All values are frozen, so that a decider that changes its input throws. */
const walk = <S, C, E, R>(decider: Decider<S, C, E, R>, commands: ReadonlyArray<C>): ReadonlyArray<Step<S, C, E>> => {
  let state = frozen(decider.initial)
  return commands.map((command) => {
    const before = state
    const events = frozen(recorded(decider, command, before))
    state = frozen(events.reduce(decider.evolve, before))
    return { command, before, events, after: state }
  })
}

const recorded = <S, C, E, R>(decider: Decider<S, C, E, R>, command: C, state: S): ReadonlyArray<E> =>
  Result.getOrElse(decider.decide(command, state), () => [])

/** The value after storage, as the codec stores it: encoded, written as JSON, read, decoded by its type. */
const stored = <T>(schema: Schema.Codec<T, unknown>, value: T): T => {
  const type = Schema.toType(schema)
  return Schema.decodeUnknownSync(type)(JSON.parse(JSON.stringify(Schema.encodeSync(type)(value))), {
    onExcessProperty: "error"
  })
}

const frozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}
