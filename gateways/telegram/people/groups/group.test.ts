/** The groups of the rounds agree with the aggregate, after any commands. */
import { expect, prop } from "@effect/vitest"
import { Arbitrary, Result, Schema } from "effect"
import { chat, type Command, type Event, type State } from "../../../../domain/chat/chat.ts"
import { ChatId, reactorActor } from "../../../../domain/ids.ts"
import { ada } from "../../../../domain/kit/people.ts"
import { Audience } from "../../../../domain/values.ts"
import { type Group, groupAfter } from "./group.ts"

const bot = reactorActor("telegram")
const bound = { owner: ada, title: "Team", source: "telegram", audience: Audience.make("chat:chat0000") } as const
/** The commands that change whether a group is served, with their senders. */
const steps = [
  [bot, { _tag: "BindChat", ...bound }],
  [bot, { _tag: "BindChat", ...bound, waits: true }],
  [bot, { _tag: "BindChat", ...bound, waits: true }],
  [ada, { _tag: "ApproveChat" }],
  [ada, { _tag: "RefuseChat" }],
  [ada, { _tag: "ShowProposals", shown: true }],
  [ada, { _tag: "ShowProposals", shown: false }],
  [ada, { _tag: "GiveConsent" }],
  [bot, { _tag: "MigrateChat", to: ChatId.make("chat0001") }],
  [bot, { _tag: "UnbindChat" }]
] as const satisfies ReadonlyArray<readonly [unknown, Command]>

const draw = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: steps.length - 1 })))

/** `refused`: the chat waited, and the last command that changed it was a refusal. */
const expected = (state: State, isRefused: boolean, since: number): Group | null => {
  if (state.is === "absent") return null
  if (state.is !== "bound") return isRefused ? { is: "refused" } : { is: "ended" }
  return state.approved ? { is: "served", showsProposals: state.proposals } : { is: "waiting", since }
}

prop(
  "a group waits, is served, is refused or is over exactly when its chat is",
  [Arbitrary.array(draw, { maxLength: 30 })],
  ([draws]) => {
    let state: State = chat.initial
    let group: Group | null = null
    let [isRefused, since] = [false, 0]
    draws.forEach((each, i) => {
      const [actor, command] = steps[each] ?? steps[0]
      const events = Result.getOrElse(chat.decide(command, state), (): ReadonlyArray<Event> => [])
      if (events.length === 0) return
      isRefused = command._tag === "RefuseChat"
      if (command._tag === "BindChat") since = i + 1
      state = events.reduce(chat.evolve, state)
      group = groupAfter(group, { seq: i + 1, actor, events })
      expect(group).toEqual(expected(state, isRefused, since))
    })
  },
  { arbitrary: { runs: 300, size: 30 } }
)
