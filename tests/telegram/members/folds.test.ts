/** The decisions of a chat, the rights of people and the table of chats agree on who is a member, after any commands. */
import { expect, prop } from "@effect/vitest"
import { Arbitrary, Result, Schema } from "effect"
import { audiencesOfMember, emptyDirectory, follow } from "../../../commands/rights/directory.ts"
import { chat, type Command, type Event, type State } from "../../../domain/chat/chat.ts"
import { ChatId, PersonId, personActor } from "../../../domain/ids.ts"
import { ada } from "../../../domain/kit/people.ts"
import { Audience } from "../../../domain/values.ts"
import { commit, foldBatches } from "../../../projections/kit/given.ts"
import { chats } from "../../../projections/models/messages/chats.ts"
import { anyProjection } from "../../../projections/projection.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"

const ids = ["chat0000", "chat0001", "chat0002"].map((id) => ChatId.make(id))
const people = ["aaaaaaaa", "bbbbbbbb", "cccccccc"].map((id) => PersonId.make(id))
const audienceOf = (id: ChatId) => Audience.make(`chat:${id}`)

const upTo = (most: number) => Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: most })))
const at = <A>(list: ReadonlyArray<A>, index: number) => list[index] as A
/** A bind and a sighting come often, because every other command needs them. */
const kinds = ["bind", "bind", "see", "see", "see", "again", "lose", "unbind", "move", "consent"] as const
const draw = Arbitrary.all({ kind: upTo(kinds.length - 1), id: upTo(ids.length - 1), other: upTo(2) })

const commandOf = (kind: (typeof kinds)[number], id: ChatId, other: number): Command => {
  const commands = {
    bind: { _tag: "BindChat", owner: ada, title: "Team", source: "telegram", audience: audienceOf(id) },
    see: { _tag: "SeeMember", person: at(people, other) },
    again: { _tag: "SeeMember", person: at(people, other), after: 1 },
    lose: { _tag: "LoseMember", person: at(people, other) },
    unbind: { _tag: "UnbindChat" },
    move: { _tag: "MigrateChat", to: at(ids, other) },
    consent: { _tag: "GiveConsent" }
  } as const satisfies Record<(typeof kinds)[number], Command>
  return commands[kind]
}

/** The commits of a history, and the state of each chat after it. */
const run = (draws: ReadonlyArray<{ readonly kind: number; readonly id: number; readonly other: number }>) => {
  const states = new Map<ChatId, State>()
  const commits: Array<Commit> = []
  for (const each of draws) {
    const id = at(ids, each.id)
    const before = states.get(id) ?? chat.initial
    const events = Result.getOrElse(
      chat.decide(commandOf(at(kinds, each.kind), id, each.other), before),
      (): ReadonlyArray<Event> => []
    )
    if (events.length === 0) continue
    states.set(id, events.reduce(chat.evolve, before))
    commits.push(commit(commits.length + 1, "chat", id, ...events))
  }
  return { states, commits }
}

const membersIn = (states: ReadonlyMap<ChatId, State>, id: ChatId) => {
  const state = states.get(id)
  return state?.is === "bound" ? state.members : []
}
/** The chats that a chat became, itself first. */
const laterOf = (states: ReadonlyMap<ChatId, State>, id: ChatId): ReadonlySet<ChatId> => {
  const found = new Set([id])
  for (const each of found) {
    const state = states.get(each)
    if (state?.is === "moved") found.add(state.to)
  }
  return found
}

prop(
  "who may read a chat is exactly who is a member of it, or of the chat that it became",
  [Arbitrary.array(draw, { maxLength: 40 })],
  ([draws]) => {
    const { states, commits } = run(draws)
    const directory = emptyDirectory()
    for (const each of commits) follow(directory, each)
    const rows = foldBatches(anyProjection(chats), [commits]).rows
    for (const id of ids) {
      expect(Number(rows.get(id)?.["members"] ?? 0)).toBe(membersIn(states, id).length)
      const readers = people.filter((person) =>
        audiencesOfMember(directory, personActor(person)).includes(audienceOf(id))
      )
      const later = [...laterOf(states, id)]
      expect(readers).toEqual(people.filter((person) => later.some((each) => membersIn(states, each).includes(person))))
    }
  },
  { arbitrary: { runs: 300, size: 40 } }
)
