/** The members of groups: learnt from messages, presses and updates, and confirmed by Telegram. */
import { Clock, Context, Effect, Layer } from "effect"
import type { NotDone } from "../../../commands/commandBus.ts"
import { makeSendOnce } from "../../../commands/sendOnce.ts"
import { type Command, isServedChat, sightingsOf } from "../../../domain/chat/chat.ts"
import type { PersonId } from "../../../domain/ids.ts"
import type { TelegramChat, User } from "../inbox/update.ts"
import { Authors, bot } from "./authors.ts"
import { type Binding, type Bound, Chats, isWaiting } from "./chats.ts"
import { OpenQuestions } from "./openQuestions.ts"
import { makeWhereabouts, type Whereabouts } from "./whereabouts.ts"

const askedAtOnce = 4
/** The most questions to Telegram about one person. A question is repeated when the person is seen in the group before its answer. */
const mostQuestions = 3

/** The outcome of a question for all members of a group. */
export interface ConfirmedMembers {
  /** The people that Telegram was asked for. */
  readonly asked: number
  /** False when Telegram has not answered for one of them, or the answer was outdated: a retry may get a valid one. */
  readonly isComplete: boolean
}

export class Members extends Context.Service<
  Members,
  {
    /** Records a group, and confirms the people who were its members when the bot was there before. */
    readonly bind: (chat: TelegramChat, key: string, how: Binding) => Effect.Effect<Bound, NotDone>
    /**
     * Records the author of a message or a press, or a person whom an update names, as a member of a known group, who can then see
     * items for its members. False when Telegram says that the person is not in the group, which happens in public groups, and when
     * the update is old.
     */
    readonly see: (chat: TelegramChat, user: User, key: string) => Effect.Effect<boolean, NotDone>
    /**
     * Records that a user has left, under every id that the group knows the user by. An update of it may be old, so a person stays
     * who is in the group now. A person leaves if Telegram does not tell.
     */
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
      const questions = yield* OpenQuestions
      const { statusOf, whereabouts } = yield* makeWhereabouts
      const membership = yield* makeMembership
      const { isMember, membersOf, send, join } = membership
      const { loseIf, confirm, carry } = makeConfirm({ ...membership, chats, questions, whereabouts })

      /** Renews a member, so that the answer to an open question has no effect. Returns whether the person is still a member. */
      const renew = Effect.fnUntraced(function* (chat: number, person: PersonId, key: string) {
        const after = sightingsOf(yield* chats.stateOf(chat), person)
        yield* send(chat, `${key}:again`, { _tag: "SeeMember", person, after })
        return yield* isMember(chat, person)
      })

      return Members.of({
        bind: Effect.fnUntraced(function* (chat, key, how) {
          const bound = yield* chats.bind(chat, key, how)
          if (!bound.isNew) return bound
          yield* confirm(chat.id)
          // An owner may have approved the group during the questions to Telegram.
          return { ...bound, waits: isWaiting(yield* chats.stateOf(chat.id)) }
        }),
        see: Effect.fnUntraced(function* (chat, user, key) {
          const person = authors.personOf(user)
          // Before the members are read: a question that is asked later is answered with what is true now.
          const isAsked = questions.see(chat.id, person)
          const members = yield* membersOf(chat.id)
          if (members === null) return true
          if (members.includes(person) && (!isAsked || (yield* renew(chat.id, person, key)))) return true
          if ((yield* statusOf(chat.id, user.id)) === "out") return false
          yield* join(chat.id, person, key)
          return true
        }),
        lose: Effect.fnUntraced(function* (chat, user, key) {
          const members = yield* membersOf(chat)
          const names = authors.namesOf(user).filter((person) => members?.includes(person) === true)
          for (const person of names) {
            const isSettled = yield* loseIf(chat, person, key, (found) => found !== "in")
            if (!isSettled) yield* send(chat, key, { _tag: "LoseMember", person })
          }
        }),
        confirm,
        carry
      })
    })
  )
}

type MemberCommand = Extract<Command, { readonly _tag: "SeeMember" | "LoseMember" }>

/** The commands of a membership. */
const makeMembership = Effect.gen(function* () {
  const sendOnce = yield* makeSendOnce
  const chats = yield* Chats
  /** Null for a group that is not served: its members are not recorded. */
  const membersOf = (chat: number) =>
    Effect.map(chats.stateOf(chat), (state) => (isServedChat(state) ? state.members : null))
  const isMember = (chat: number, person: PersonId) =>
    Effect.map(membersOf(chat), (members) => members?.includes(person) === true)
  const send = (chat: number, key: string, command: MemberCommand) =>
    sendOnce({ actor: bot, key: `${key}:${command.person}` }, { subject: chats.subjectOf(chat), command })
  const join = Effect.fnUntraced(function* (chat: number, person: PersonId, key: string) {
    const members = yield* membersOf(chat)
    if (members !== null && !members.includes(person)) yield* send(chat, key, { _tag: "SeeMember", person })
  })
  return { membersOf, isMember, send, join }
})

interface Parts extends Pick<Effect.Success<typeof makeMembership>, "isMember" | "send" | "join"> {
  readonly chats: Chats["Service"]
  readonly questions: OpenQuestions["Service"]
  readonly whereabouts: Effect.Success<typeof makeWhereabouts>["whereabouts"]
}

const makeConfirm = ({ chats, questions, whereabouts, isMember, send, join }: Parts) => {
  /**
   * Asks Telegram where a member is. The answer has an effect only if the person was not seen since the question; the chat decides
   * it. `outdated`: the person was seen.
   */
  const askOnce = Effect.fnUntraced(function* (
    chat: number,
    person: PersonId,
    key: string,
    isLeaving: (found: Whereabouts) => boolean
  ) {
    const sightings = sightingsOf(yield* chats.stateOf(chat), person)
    const found = yield* whereabouts(chat, person)
    if (!isLeaving(found)) return found === null ? "unanswered" : "settled"
    yield* send(chat, `${key}:${sightings}`, { _tag: "LoseMember", person, sightings })
    return (yield* isMember(chat, person)) ? "outdated" : "settled"
  })
  /** Returns whether the membership is now as Telegram says. Asks again after an outdated answer. */
  const loseIf = Effect.fnUntraced(function* (...question: Parameters<typeof askOnce>) {
    const [chat, person] = question
    for (let asked = 0; asked < mostQuestions; asked++) {
      const outcome = yield* questions.during(chat, person, () => askOnce(...question))
      if (outcome !== "outdated") return outcome === "settled"
    }
    return false
  })
  const loseIfOut = (chat: number, person: PersonId, key: string) =>
    loseIf(chat, person, key, (found) => found === "out")
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
  return { loseIf, confirm, carry }
}

const nobodyAsked: ConfirmedMembers = { asked: 0, isComplete: true }
