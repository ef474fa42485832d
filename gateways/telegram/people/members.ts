/** The members of groups: learnt from messages, presses and updates, and confirmed by Telegram. */
import { Clock, Context, Effect, Layer } from "effect"
import type { NotDone } from "../../../commands/commandBus.ts"
import { makeSendOnce } from "../../../commands/sendOnce.ts"
import { isServedChat } from "../../../domain/chat/chat.ts"
import type { PersonId } from "../../../domain/ids.ts"
import type { Audience } from "../../../domain/values.ts"
import type { TelegramChat, User } from "../inbox/update.ts"
import { Authors, bot } from "./authors.ts"
import { type Binding, Chats } from "./chats.ts"
import { makeWhereabouts } from "./whereabouts.ts"

const askedAtOnce = 4

/** The outcome of a question for all members of a group. */
export interface ConfirmedMembers {
  /** The people that Telegram was asked for. */
  readonly asked: number
  /** False when Telegram has not answered for one of them: a retry may get the answer. */
  readonly isComplete: boolean
}

export class Members extends Context.Service<
  Members,
  {
    /**
     * Records a group, and confirms the people who were its members when the bot was there before. Returns the audience of its
     * messages.
     */
    readonly bind: (chat: TelegramChat, key: string, how: Binding) => Effect.Effect<Audience, NotDone>
    /**
     * Records the author of a message or a press as a member of a known group, who can then see items for its members. False
     * when Telegram says that the person is not in the group, which happens in public groups.
     */
    readonly see: (chat: TelegramChat, user: User, key: string) => Effect.Effect<boolean, NotDone>
    /** Records a member whom Telegram has just named. */
    readonly join: (chat: number, person: PersonId, key: string) => Effect.Effect<void, NotDone>
    /** Records that a user has left, under every id that the group knows the user by. */
    readonly lose: (chat: number, user: Pick<User, "id">, key: string) => Effect.Effect<void, NotDone>
    /**
     * Asks Telegram for every member, and for every former one. Those who left are lost, those who are back are members. A
     * person stays as recorded while Telegram does not answer, or the account is not known.
     */
    readonly confirm: (chat: number) => Effect.Effect<ConfirmedMembers, NotDone>
    /** As `confirm`, for these people, who were members of the group under its former number. */
    readonly carry: (chat: number, people: ReadonlyArray<PersonId>, key: string) => Effect.Effect<void, NotDone>
  }
>()("tracker/gateways/telegram/people/Members") {
  static readonly layer = Layer.effect(
    Members,
    Effect.gen(function* () {
      const authors = yield* Authors
      const chats = yield* Chats
      const { statusOf, whereabouts } = yield* makeWhereabouts
      const { membersOf, send, join } = yield* makeMembership
      const { confirm, carry } = makeConfirm({ chats, whereabouts, send, join })

      return Members.of({
        bind: Effect.fnUntraced(function* (chat, key, how) {
          const isNew = (yield* chats.stateOf(chat.id)).is !== "bound"
          const audience = yield* chats.bind(chat, key, how)
          if (isNew) yield* confirm(chat.id)
          return audience
        }),
        see: Effect.fnUntraced(function* (chat, user, key) {
          const person = authors.personOf(user)
          const members = yield* membersOf(chat.id)
          if (members === null || members.includes(person)) return true
          if ((yield* statusOf(chat.id, user.id)) === "out") return false
          yield* join(chat.id, person, key)
          return true
        }),
        join,
        lose: Effect.fnUntraced(function* (chat, user, key) {
          const members = yield* membersOf(chat)
          const names = authors.namesOf(user).filter((person) => members?.includes(person) === true)
          yield* Effect.forEach(names, (person) => send(chat, key, person, "LoseMember"), { discard: true })
        }),
        confirm,
        carry
      })
    })
  )
}

/** The commands of a membership. */
const makeMembership = Effect.gen(function* () {
  const sendOnce = yield* makeSendOnce
  const chats = yield* Chats
  /** Null for a group that is not served: its members are not recorded. */
  const membersOf = (chat: number) =>
    Effect.map(chats.stateOf(chat), (state) => (isServedChat(state) ? state.members : null))
  const send = (chat: number, key: string, person: PersonId, _tag: "SeeMember" | "LoseMember") =>
    sendOnce({ actor: bot, key: `${key}:${person}` }, { subject: chats.subjectOf(chat), command: { _tag, person } })
  const join = Effect.fnUntraced(function* (chat: number, person: PersonId, key: string) {
    const members = yield* membersOf(chat)
    if (members !== null && !members.includes(person)) yield* send(chat, key, person, "SeeMember")
  })
  return { membersOf, send, join }
})

interface Parts extends Pick<Effect.Success<typeof makeMembership>, "send" | "join"> {
  readonly chats: Chats["Service"]
  readonly whereabouts: Effect.Success<typeof makeWhereabouts>["whereabouts"]
}

const makeConfirm = ({ chats, whereabouts, send, join }: Parts) => {
  /** Returns whether Telegram has answered. */
  const loseIfOut = Effect.fnUntraced(function* (chat: number, person: PersonId, key: string) {
    const found = yield* whereabouts(chat, person)
    if (found === "out") yield* send(chat, key, person, "LoseMember")
    return found !== null
  })
  /** Asks after the member is recorded: a person who left before is no member yet when the update of it is handled. */
  const carry = (chat: number, people: ReadonlyArray<PersonId>, key: string) =>
    Effect.forEach(people, (person) => Effect.andThen(join(chat, person, key), loseIfOut(chat, person, `${key}:out`)), {
      concurrency: askedAtOnce,
      discard: true
    })
  const confirm = Effect.fnUntraced(function* (chat: number) {
    const state = yield* chats.stateOf(chat)
    if (!isServedChat(state)) return nobodyAsked
    const key = `confirm:${yield* Clock.currentTimeMillis}`
    const answered = yield* Effect.forEach(state.members, (person) => loseIfOut(chat, person, key), {
      concurrency: askedAtOnce
    })
    const places = yield* Effect.forEach(state.former, (person) => whereabouts(chat, person), {
      concurrency: askedAtOnce
    })
    const back = state.former.filter((_, i) => places[i] === "in")
    yield* carry(chat, back, `${key}:back`)
    return {
      asked: state.members.length + state.former.length,
      isComplete: answered.every(Boolean) && !places.includes(null)
    }
  })
  return { confirm, carry }
}

const nobodyAsked: ConfirmedMembers = { asked: 0, isComplete: true }
