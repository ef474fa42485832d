/** An author of messages and, with a role, a user of the product. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { ActorId, PersonId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { line, Reason } from "../text/text.ts"
import { Role } from "../values.ts"
import { type Language, languages } from "../vocabulary.ts"
import { erasureFields } from "./erasure.ts"
import { PersonRefused } from "./refused.ts"
import {
  decideWay,
  evolveWays,
  identity,
  noWays,
  type WayCommand,
  type WayEvent,
  wayCommands,
  wayEvents,
  type Ways
} from "./ways.ts"

export { PersonRefused } from "./refused.ts"

export const Name = line(200)
export const Handle = line(64)
/** Keyed hash of a Telegram user id. The id itself is never stored in clear. */
export const TelegramKey = Schema.String.check(Schema.isPattern(/^[a-z0-9]{8,64}$/))

const named = {
  person: ActorId,
  name: Name.pipe(personal("person")),
  handle: Schema.NullOr(Handle.pipe(personal("person")))
}
/** `withPrivate`: the survivor may also read what only this person could read. */
const merged = { into: PersonId, withPrivate: Schema.Boolean }
/** The owner who asked for it, and the reason, which is sealed with the key of that owner. */
const asked = { by: Schema.optionalKey(ActorId), because: Schema.optionalKey(Reason.pipe(personal("by"))) }
const preferences = { language: Schema.Literals(languages), zone: line(64) }

export const Command = Schema.TaggedUnion({
  /** `role` and `account`: given with the join. A person who has joined before keeps the present role, and gets the account. */
  JoinPerson: { ...named, role: Schema.optionalKey(Role), account: Schema.optionalKey(Schema.Struct(identity)) },
  RenamePerson: named,
  GrantRole: { role: Role },
  /** The person signs in for the first time. */
  ActivatePerson: {},
  LinkTelegram: { telegram: TelegramKey },
  ...wayCommands,
  SetPreferences: preferences,
  LeavePerson: {},
  ForgetPerson: asked,
  /** The texts of a forgotten person cannot be opened any more, and every copy is gone. */
  RecordErasure: erasureFields,
  /** This person is the same human as another one, and continues as the other one. */
  MergePeople: merged,
  /** The other half of `MergePeople`, in the same batch. Refused when this person is not present any more. */
  AbsorbPerson: { person: PersonId }
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  PersonJoined: named,
  PersonRenamed: named,
  RoleGranted: { role: Role },
  PersonActivated: {},
  TelegramLinked: { telegram: TelegramKey },
  ...wayEvents,
  PreferencesSet: preferences,
  PersonLeft: {},
  PersonForgotten: asked,
  PersonErased: erasureFields,
  PersonMerged: merged,
  PersonAbsorbed: { person: PersonId }
})
export type Event = typeof Event.Type

interface Present {
  readonly is: "present"
  readonly name: string
  readonly handle: string | null
  readonly role: Role | null
  /** True once the person has signed in. */
  readonly activated: boolean
  readonly telegram: string | null
  readonly ways: Ways
  readonly absorbed: ReadonlyArray<PersonId>
  readonly preferences: { readonly language: Language; readonly zone: string } | null
}
export type State =
  | { readonly is: "absent" }
  | Present
  | { readonly is: "left" }
  | { readonly is: "forgotten"; readonly erased?: true }
  | {
      readonly is: "merged"
      readonly into: PersonId
      /** They sign in as the survivor. They may be used, renamed and removed, but no new one is added. */
      readonly ways: Ways
      readonly absorbed: ReadonlyArray<PersonId>
    }

export const person: Decider<State, Command, Event, PersonRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    Command.match(command, {
      JoinPerson: ({ _tag: _, role, account, ...who }) => {
        if (state.is === "forgotten") return refuse("forgotten")
        // An import may still name a merged person. It records nothing, because the survivor is in the log.
        if (state.is === "merged") return record()
        if (state.is === "present")
          return account === undefined ? record() : decideWay({ _tag: "LinkIdentity", ...account }, state.ways)
        return record(
          { _tag: "PersonJoined", ...who },
          ...(role === undefined ? [] : [{ _tag: "RoleGranted", role } as const]),
          ...(account === undefined ? [] : [{ _tag: "IdentityLinked", ...account } as const])
        )
      },
      RenamePerson: ({ _tag: _, ...who }) =>
        // The survivor keeps its own name.
        state.is === "merged"
          ? record()
          : ifPresent(state, ({ name, handle }) =>
              unless(name === who.name && handle === who.handle, { _tag: "PersonRenamed", ...who })
            ),
      GrantRole: ({ role }) => ifPresent(state, (now) => unless(now.role === role, { _tag: "RoleGranted", role })),
      ActivatePerson: () => ifPresent(state, ({ activated }) => unless(activated, { _tag: "PersonActivated" })),
      LinkTelegram: ({ telegram }) =>
        ifPresent(state, (now) => {
          if (now.telegram === telegram) return record()
          return now.telegram === null ? record({ _tag: "TelegramLinked", telegram }) : refuse("linked-already")
        }),
      LinkIdentity: way(state),
      UnlinkIdentity: keptWay(state),
      AddPasskey: way(state),
      RenamePasskey: keptWay(state),
      RemovePasskey: keptWay(state),
      UsePasskey: keptWay(state),
      MakeRecoveryCodes: way(state),
      UseRecoveryCode: way(state),
      SetPreferences: ({ language, zone }) =>
        ifPresent(state, ({ preferences: now }) =>
          unless(now?.language === language && now.zone === zone, { _tag: "PreferencesSet", language, zone })
        ),
      LeavePerson: () => (state.is === "left" ? record() : ifPresent(state, () => record({ _tag: "PersonLeft" }))),
      RecordErasure: ({ _tag: _, ...erasure }) => {
        if (state.is !== "forgotten") return refuse(state.is === "absent" ? "not-found" : "not-forgotten")
        return unless(state.erased === true, { _tag: "PersonErased", ...erasure })
      },
      ForgetPerson: ({ _tag: _, ...why }) => {
        if (state.is === "absent") return refuse("not-found")
        return unless(state.is === "forgotten", { _tag: "PersonForgotten", ...why })
      },
      MergePeople: ({ _tag: _, ...how }) => {
        if (state.is === "merged" && state.into === how.into) return record()
        return ifPresent(state, () => record({ _tag: "PersonMerged", ...how }))
      },
      AbsorbPerson: ({ person }) =>
        ifPresent(state, ({ absorbed }) => unless(absorbed.includes(person), { _tag: "PersonAbsorbed", person }))
    }),

  evolve: (state, event) =>
    Event.match(event, {
      PersonJoined: ({ name, handle }): State => ({
        is: "present",
        name,
        handle,
        role: null,
        activated: false,
        telegram: null,
        ways: noWays,
        absorbed: [],
        preferences: null
      }),
      PersonRenamed: ({ name, handle }): State => (state.is === "present" ? { ...state, name, handle } : state),
      RoleGranted: ({ role }): State => (state.is === "present" ? { ...state, role } : state),
      PersonActivated: (): State => (state.is === "present" ? { ...state, activated: true } : state),
      TelegramLinked: ({ telegram }): State => (state.is === "present" ? { ...state, telegram } : state),
      IdentityLinked: inWays(state),
      IdentityUnlinked: inWays(state),
      PasskeyAdded: inWays(state),
      PasskeyRenamed: inWays(state),
      PasskeyRemoved: inWays(state),
      PasskeyUsed: inWays(state),
      RecoveryCodesMade: inWays(state),
      RecoveryCodeUsed: inWays(state),
      PreferencesSet: ({ language, zone }): State =>
        state.is === "present" ? { ...state, preferences: { language, zone } } : state,
      PersonLeft: (): State => ({ is: "left" }),
      PersonForgotten: (): State => ({ is: "forgotten" }),
      PersonErased: (): State => (state.is === "forgotten" ? { is: "forgotten", erased: true } : state),
      PersonMerged: ({ into }): State => {
        const { ways, absorbed } = state.is === "present" ? state : { ways: noWays, absorbed: [] }
        // The recovery codes end: the first letters of a code lead to a present person.
        return { is: "merged", into, ways: { ...ways, recovery: [] }, absorbed }
      },
      PersonAbsorbed: ({ person }): State =>
        state.is === "present" ? { ...state, absorbed: [...state.absorbed, person] } : state
    })
}

const ifPresent = (state: State, then: (now: Present) => Decision): Decision =>
  state.is === "present" ? then(state) : refuse(absence[state.is])
const absence = {
  absent: "not-found",
  left: "left",
  forgotten: "forgotten",
  merged: "person-merged"
} as const satisfies { readonly [Is in Exclude<State["is"], "present">]: PersonRefused["because"] }
const way = (state: State) => (command: WayCommand) => ifPresent(state, ({ ways }) => decideWay(command, ways))
const keptWay = (state: State) => (command: WayCommand) =>
  state.is === "merged" ? decideWay(command, state.ways) : way(state)(command)
const inWays =
  (state: State) =>
  (event: WayEvent): State =>
    state.is === "present" || state.is === "merged" ? { ...state, ways: evolveWays(state.ways, event) } : state
const unless = (holds: boolean, event: Event): Decision => (holds ? record() : record(event))
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: PersonRefused["because"]): Decision => Result.fail(new PersonRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, PersonRefused>
