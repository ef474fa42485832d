/** Makes a sign-in link that works once, for the owner or for a person whom the operator names. */
import { Effect, Schema, Stream } from "effect"
import type { ActorId } from "../../../domain/ids.ts"
import { Name } from "../../../domain/person/person.ts"
import { Role } from "../../../domain/values.ts"
import { SignIn } from "../../../gateways/http/signIn/signIn.ts"
import { operation } from "../operation/operation.ts"
import { openTokenStore } from "../../../gateways/telegram/token/storedToken.ts"
import { findOrAddPerson, theOwner } from "./people.ts"

/** `telegram`: makes a code for the bot instead of a link. `hasToken`: the command line has a token of the bot in its environment. */
const given = { origin: Schema.String, telegram: Schema.Boolean, hasToken: Schema.optionalKey(Schema.Boolean) }
type Given = typeof Given.Type
const Given = Schema.Struct(given)

/** No bot is connected, so a code could not be sent. Nothing was made. Connect a bot, then retry. */
export class NoBot extends Schema.TaggedError<NoBot>()("NoBot", {}) {
  override get message() {
    return "there is no bot to send the code to: connect one first, in Settings, Telegram, or with TELEGRAM_BOT_TOKEN"
  }
}

/** True when an owner has entered a token in the page, or the process that runs the bot has one in its environment. */
const isBotConnected = Effect.gen(function* () {
  const { isFixed, read } = yield* openTokenStore
  return (yield* isFixed) || (yield* read) !== null
})

/** The lifetime of a link for the person at the keyboard, and of one that is sent to another person. Milliseconds. */
export const ownLinkMillis = 15 * 60 * 1000
const sentLinkMillis = 24 * 3600 * 1000

export const signInLink = (origin: string, secret: string) => `${origin}/sign-in#${secret}`

/** One of the two is null. */
export interface MadeLink {
  readonly link: string | null
  readonly code: string | null
}

/** Fails with `NoBot` when a code could not be sent. Runs first, so that no person is added without a code. */
const needsBot = Effect.fnUntraced(function* ({ telegram, hasToken = false }: Given) {
  if (telegram && !hasToken && !(yield* isBotConnected)) return yield* new NoBot()
})

const newLink = Effect.fnUntraced(function* (actor: ActorId, { origin, telegram }: Given, lifetime: number) {
  const signIn = yield* SignIn
  const made: MadeLink = telegram
    ? { link: null, code: yield* signIn.issueCode(actor) }
    : { link: signInLink(origin, yield* signIn.issueLink(actor, lifetime)), code: null }
  return made
})

/** Signs in the owner. It needs no tables, so it also works while they are down. */
export const loginOperation = operation({
  name: "login",
  input: Given,
  run: (input) =>
    Stream.fromEffect(
      Effect.andThen(
        needsBot(input),
        Effect.flatMap(theOwner, (owner) => newLink(owner, input, ownLinkMillis))
      )
    )
})

/** Signs in a person whom the operator names. `role`: null for the present role; a new person is a member. */
export const loginPersonOperation = operation({
  name: "login-person",
  input: Schema.Struct({ ...given, name: Name, role: Schema.NullOr(Role) }),
  run: ({ name, role, ...input }) =>
    Stream.fromEffect(
      Effect.andThen(
        needsBot(input),
        Effect.flatMap(findOrAddPerson(name, role), (person) => newLink(person, input, sentLinkMillis))
      )
    )
})
