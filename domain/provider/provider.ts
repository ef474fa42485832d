/** A model that an installation may use: its settings, its last test, and whether it was chosen. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { Count, WhyFailed } from "../knowledge/reading.ts"
import { line, verbatim } from "../text/text.ts"
import { languages } from "../vocabulary.ts"

/** The address of the server is a setting of the installation: no page can make the product call another address. */
const configured = {
  adapter: Schema.Literals(["builtin", "ollama"]),
  /** The name that people see. */
  label: line(100),
  /** The name at the server, such as `qwen3:4b-instruct`; for the built-in model its own name. */
  model: verbatim(200).check(Schema.isMinLength(1)),
  embedModel: verbatim(200).check(Schema.isMinLength(1))
}
const checked = {
  well: Schema.Boolean,
  /** Milliseconds of the test call. */
  latencyMs: Count,
  /** Its answer was valid JSON of the requested schema. */
  validJson: Schema.Boolean,
  /** The languages in which it passed the test. */
  languages: Schema.Array(Schema.Literals(languages)).check(Schema.isMaxLength(languages.length)),
  note: WhyFailed
}

export const Command = Schema.TaggedUnion({
  ConfigureProvider: configured,
  /** `version`: the version of the settings that were tested. */
  CheckProvider: { version: Count, ...checked },
  /** Sent in one batch with `StandDownProvider` for the active one. */
  ChooseProvider: {},
  StandDownProvider: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  ProviderConfigured: configured,
  ProviderChecked: { version: Count, ...checked },
  /** The last chosen provider in the log is the active one. */
  ProviderChosen: { version: Count },
  ProviderStoodDown: {}
})
export type Event = typeof Event.Type

type Checked = Omit<Extract<Event, { readonly _tag: "ProviderChecked" }>, "_tag">
type Configured = Omit<Extract<Event, { readonly _tag: "ProviderConfigured" }>, "_tag">
export type State =
  | { readonly is: "absent" }
  | {
      readonly is: "configured"
      /** Rises with each change of the settings, from 1. */
      readonly version: number
      readonly settings: Configured
      readonly chosen: number | null
      /** The result of the last test of these settings. */
      readonly checked: Checked | null
    }

export class ProviderRefused extends Schema.TaggedError<ProviderRefused>()("ProviderRefused", {
  because: Schema.Literals(["not-found", "changed-meanwhile"])
}) {}

export const provider: Decider<State, Command, Event, ProviderRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      ConfigureProvider: ({ _tag: _, ...settings }) =>
        state.is === "configured" && same(state.settings, settings)
          ? record()
          : record({ _tag: "ProviderConfigured", ...settings }),
      CheckProvider: ({ _tag: _, ...found }) => {
        if (state.is === "absent") return refuse("not-found")
        if (found.version !== state.version) return refuse("changed-meanwhile")
        const isKnown = state.checked !== null && sameFindings(state.checked, found)
        return isKnown ? record() : record({ _tag: "ProviderChecked", ...found })
      },
      ChooseProvider: () => {
        if (state.is === "absent") return refuse("not-found")
        const { chosen, version } = state
        return chosen === version ? record() : record({ _tag: "ProviderChosen", version })
      },
      StandDownProvider: () => {
        if (state.is === "absent") return refuse("not-found")
        return state.chosen === null ? record() : record({ _tag: "ProviderStoodDown" })
      }
    }),

  evolve: (state, event) =>
    Event.match(event, {
      ProviderConfigured: ({ _tag: _, ...settings }): State => ({
        is: "configured",
        version: state.is === "absent" ? 1 : state.version + 1,
        settings,
        chosen: state.is === "absent" ? null : state.chosen,
        checked: null
      }),
      ProviderChecked: ({ _tag: _, ...checked }): State => (state.is === "absent" ? state : { ...state, checked }),
      ProviderChosen: ({ version }): State => (state.is === "absent" ? state : { ...state, chosen: version }),
      ProviderStoodDown: (): State => (state.is === "absent" ? state : { ...state, chosen: null })
    })
}

const same = (a: Configured, b: Configured) =>
  a.adapter === b.adapter && a.label === b.label && a.model === b.model && a.embedModel === b.embedModel
const sameFindings = (a: Checked, b: Checked) =>
  a.well === b.well &&
  a.latencyMs === b.latencyMs &&
  a.validJson === b.validJson &&
  a.note === b.note &&
  a.languages.join() === b.languages.join()
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: ProviderRefused["because"]): Decision => Result.fail(new ProviderRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, ProviderRefused>
