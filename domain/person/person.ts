/** Somebody who writes here: an author of messages, and, once a role is granted, a user. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { ActorId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { line } from "../text/text.ts"
import { Role } from "../values.ts"

export const Name = line(200)
export const Handle = line(64)
/** Keyed hash of a Telegram user id: the id itself is never stored in clear. */
export const TelegramKey = Schema.String.check(Schema.isPattern(/^[a-z0-9]{8,64}$/))

const named = {
  person: ActorId,
  name: Name.pipe(personal("person")),
  handle: Schema.NullOr(Handle.pipe(personal("person")))
}
const preferences = { language: Schema.Literals(["en", "uk", "ru"]), zone: line(64) }

export const Command = Schema.TaggedUnion({
  JoinPerson: named,
  RenamePerson: named,
  GrantRole: { role: Role },
  LinkTelegram: { telegram: TelegramKey },
  SetPreferences: preferences,
  LeavePerson: {},
  ForgetPerson: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  PersonJoined: named,
  PersonRenamed: named,
  RoleGranted: { role: Role },
  TelegramLinked: { telegram: TelegramKey },
  PreferencesSet: preferences,
  PersonLeft: {},
  PersonForgotten: {}
})
export type Event = typeof Event.Type

interface Present {
  readonly is: "present"
  readonly name: string
  readonly handle: string | null
  readonly role: Role | null
  readonly telegram: string | null
  readonly preferences: { readonly language: "en" | "uk" | "ru"; readonly zone: string } | null
}
export type State = { readonly is: "absent" } | Present | { readonly is: "left" } | { readonly is: "forgotten" }

export class PersonRefused extends Schema.TaggedError<PersonRefused>()("PersonRefused", {
  because: Schema.Literals(["not-found", "left", "forgotten", "linked-already"])
}) {}

export const person: Decider<State, Command, Event, PersonRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      JoinPerson: ({ _tag: _, ...who }) =>
        state.is === "absent" || state.is === "left"
          ? record({ _tag: "PersonJoined", ...who })
          : state.is === "forgotten"
            ? refuse("forgotten")
            : record(),
      RenamePerson: ({ _tag: _, ...who }) =>
        here(state, ({ name, handle }) =>
          name === who.name && handle === who.handle ? record() : record({ _tag: "PersonRenamed", ...who })
        ),
      GrantRole: ({ role }) =>
        here(state, (now) => (now.role === role ? record() : record({ _tag: "RoleGranted", role }))),
      LinkTelegram: ({ telegram }) =>
        here(state, (now) =>
          now.telegram === telegram
            ? record()
            : now.telegram === null
              ? record({ _tag: "TelegramLinked", telegram })
              : refuse("linked-already")
        ),
      SetPreferences: ({ language, zone }) =>
        here(state, (now) =>
          now.preferences?.language === language && now.preferences.zone === zone
            ? record()
            : record({ _tag: "PreferencesSet", language, zone })
        ),
      LeavePerson: () => (state.is === "left" ? record() : here(state, () => record({ _tag: "PersonLeft" }))),
      ForgetPerson: () =>
        state.is === "absent"
          ? refuse("not-found")
          : state.is === "forgotten"
            ? record()
            : record({ _tag: "PersonForgotten" })
    }),

  evolve: (state, event) =>
    Event.match(event, {
      PersonJoined: ({ name, handle }): State => ({
        is: "present",
        name,
        handle,
        role: null,
        telegram: null,
        preferences: null
      }),
      PersonRenamed: ({ name, handle }): State => (state.is === "present" ? { ...state, name, handle } : state),
      RoleGranted: ({ role }): State => (state.is === "present" ? { ...state, role } : state),
      TelegramLinked: ({ telegram }): State => (state.is === "present" ? { ...state, telegram } : state),
      PreferencesSet: ({ language, zone }): State =>
        state.is === "present" ? { ...state, preferences: { language, zone } } : state,
      PersonLeft: (): State => ({ is: "left" }),
      PersonForgotten: (): State => ({ is: "forgotten" })
    })
}

const here = (state: State, then: (now: Present) => Decision): Decision =>
  state.is === "present" ? then(state) : refuse(state.is === "absent" ? "not-found" : state.is)
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: PersonRefused["because"]): Decision => Result.fail(new PersonRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, PersonRefused>
