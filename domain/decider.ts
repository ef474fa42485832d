import type { Result } from "effect"

/**
 * The whole write side of one aggregate: what it refuses, what it records, what it remembers.
 *
 * All members are pure: no clock, no ids, no I/O. `decide` answers an empty list when the outcome already holds.
 * Repeats of one command id never reach it: the bus answers the first receipt.
 */
export interface Decider<State, Command, Event, Refusal> {
  readonly initial: State
  readonly decide: (command: Command, state: State) => Result.Result<ReadonlyArray<Event>, Refusal>
  readonly evolve: (state: State, event: Event) => State
}
