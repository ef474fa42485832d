/** Admits updates that may concern the installation, and answers other senders. The handlers check the rights again. */
import { Effect, Layer } from "effect"
import { Principals } from "../../../commands/principals.ts"
import type { Me } from "../api/bot.ts"
import { Authors } from "../people/authors.ts"
import { Chats } from "../people/chats.ts"
import { Linking } from "../people/linking.ts"
import type { BotWord } from "../words/words.ts"
import { Admissions } from "../inbox/admissions.ts"
import { type Intent, intentOf, isAnonymousAdmin, speakerOf } from "../inbox/intent.ts"
import { makeTurnAway } from "./turnAway.ts"
import type { Membership, TelegramChat, TelegramMessage, Update, User } from "../inbox/update.ts"

type Admission =
  | { readonly is: "admitted" }
  /** Not stored. `answer`: the word for its author; null: the bot stays silent. */
  | { readonly is: "dropped"; readonly answer: BotWord | null }

const admitted: Admission = { is: "admitted" }
const dropped = (answer: BotWord | null): Admission => ({ is: "dropped", answer })
const silent = dropped(null)

/** The answer to an author who is not on the team. A channel that posts in a group gets none. */
const ofUnknown = (message: TelegramMessage): Admission => {
  if (speakerOf(message) !== null) return dropped("stranger")
  return isAnonymousAdmin(message) ? dropped("anonymous") : silent
}

/** Reads rights from memory. Reads the log only for a group without consent and for a code. */
export const admissionsLayer = Layer.effect(
  Admissions,
  Effect.gen(function* () {
    const authors = yield* Authors
    const chats = yield* Chats
    const linking = yield* Linking
    const { hasConsent } = yield* Principals

    const isKnown = (user: User | undefined | null) =>
      user !== undefined && user !== null && authors.roleOf(user) !== null
    /** Also true for a chat that is parked: its updates wait until its commit is repaired. */
    const isBound = (chat: number, wantsConsent: boolean) =>
      hasConsent(chats.idOf(chat))
        ? Effect.succeed(true)
        : chats.stateOf(chat).pipe(
            Effect.map((state) => state.is === "bound" && (state.consent || !wantsConsent)),
            Effect.catchTag("AggregateParked", () => Effect.succeed(true))
          )

    const privately = Effect.fnUntraced(function* (intent: Intent) {
      if (intent.is === "nothing") return silent
      if (intent.is === "command" && intent.name === "privacy") return dropped("privacy-stranger")
      if (intent.is !== "command" || intent.name !== "start" || intent.argument === "") return dropped("stranger")
      return (yield* linking.isCode(intent.argument)) ? admitted : dropped("code-unknown")
    })
    const inGroup = Effect.fnUntraced(function* (message: TelegramMessage, intent: Intent) {
      const isService = message.left_chat_member !== undefined || message.migrate_to_chat_id !== undefined
      const asksPrivacy = intent.is === "command" && intent.name === "privacy"
      if (yield* isBound(message.chat.id, !isService && !asksPrivacy)) return admitted
      if (intent.is === "nothing" || intent.is === "talk") return silent
      return ofUnknown(message)
    })
    const ofMessage = (me: Me, message: TelegramMessage) => {
      if (isKnown(speakerOf(message))) return Effect.succeed(admitted)
      const intent = intentOf(message, me)
      return message.chat.type === "private" ? privately(intent) : inGroup(message, intent)
    }
    /** A change in a known group; in private, strangers change nothing. */
    const inKnownGroup = ({ id, type }: TelegramChat, wantsConsent: boolean) =>
      type === "private"
        ? Effect.succeed(silent)
        : Effect.map(isBound(id, wantsConsent), (bound) => (bound ? admitted : silent))
    const ofEdit = (message: TelegramMessage) =>
      isKnown(speakerOf(message)) ? Effect.succeed(admitted) : inKnownGroup(message.chat, true)
    const ofMembership = ({ chat, from }: Membership) =>
      isKnown(from) ? Effect.succeed(admitted) : inKnownGroup(chat, false)
    const turnAway = yield* makeTurnAway
    const decide = (me: Me, { message, edited_message: edited, callback_query: press, ...update }: Update) => {
      if (message !== undefined) return ofMessage(me, message)
      if (edited !== undefined) return ofEdit(edited)
      if (press !== undefined) return Effect.succeed(isKnown(press.from) ? admitted : dropped("press-forbidden"))
      if (update.my_chat_member !== undefined) return ofMembership(update.my_chat_member)
      return update.chat_member === undefined ? Effect.succeed(silent) : inKnownGroup(update.chat_member.chat, false)
    }
    return Admissions.of({
      admits: Effect.fnUntraced(function* (me, update) {
        const decision = yield* decide(me, update)
        if (decision.is === "dropped" && decision.answer !== null) yield* turnAway(update, decision.answer)
        return decision.is === "admitted"
      })
    })
  })
)
