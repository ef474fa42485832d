import type { Result } from "effect"

/**
 * The whole write side of one aggregate: its refusals, its events and its state.
 *
 * All members are pure: no clock, no new ids, no I/O. `decide` returns an empty list when the outcome already holds.
 * A repeat of a command id never reaches it: the bus answers with the first receipt.
 */
export interface Decider<State, Command, Event, Refusal> {
  readonly initial: State
  readonly decide: (command: Command, state: State) => Result.Result<ReadonlyArray<Event>, Refusal>
  readonly evolve: (state: State, event: Event) => State
}
