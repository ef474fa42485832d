/** Given-when-then for any decider. */
import { Result } from "effect"
import { expect } from "vitest"
import type { Decider } from "../decider.ts"

export const givenFor =
  <S, C, E, R>(decider: Decider<S, C, E, R>) =>
  (...past: ReadonlyArray<E>) => ({
    when: (command: C) => {
      const decided = decider.decide(command, past.reduce(decider.evolve, decider.initial))
      return {
        records: (...events: ReadonlyArray<E>) => expect(decided).toEqual(Result.succeed(events)),
        recordsNothing: () => expect(decided).toEqual(Result.succeed([])),
        refuses: (refusal: Partial<R>) =>
          expect(Result.isFailure(decided) ? decided.failure : decided).toMatchObject(refusal as object)
      }
    }
  })
