/**
 * A slot has one holder at a time: a Telegram id, a unique name, the open run. A slot is taken in the same batch as the
 * change of its holder.
 */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"

/** The subject of the aggregate that holds the slot, or an opaque name. */
export const Holder = Schema.String.check(Schema.isPattern(/^[a-z0-9.:-]{1,120}$/))

export const Command = Schema.TaggedUnion({
  TakeSlot: { holder: Holder },
  ReleaseSlot: { holder: Holder },
  /** Gives the slot of a known holder to another one. `from`: null for a slot that is free. */
  PassSlot: { from: Schema.NullOr(Holder), to: Holder }
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({ SlotTaken: { holder: Holder }, SlotReleased: { holder: Holder } })
export type Event = typeof Event.Type

export interface State {
  readonly holder: string | null
}

export class SlotRefused extends Schema.TaggedError<SlotRefused>()("SlotRefused", {
  because: Schema.Literals(["taken", "held-by-another"])
}) {}

export const slot: Decider<State, Command, Event, SlotRefused> = {
  initial: { holder: null },

  decide: (command, state) =>
    Command.match(command, {
      TakeSlot: ({ holder }) => {
        if (state.holder === holder) return record()
        return state.holder === null ? record({ _tag: "SlotTaken", holder }) : refuse("taken")
      },
      ReleaseSlot: ({ holder }) => {
        if (state.holder === null) return record()
        return state.holder === holder ? record({ _tag: "SlotReleased", holder }) : refuse("held-by-another")
      },
      PassSlot: ({ from, to }) => {
        if (state.holder === to) return record()
        return state.holder === from ? record({ _tag: "SlotTaken", holder: to }) : refuse("held-by-another")
      }
    }),

  evolve: (_, event) =>
    Event.match(event, {
      SlotTaken: ({ holder }): State => ({ holder }),
      SlotReleased: (): State => ({ holder: null })
    })
}

const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: SlotRefused["because"]): Decision => Result.fail(new SlotRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, SlotRefused>
