/**
 * The token of the bot, for owners: tested live, stored sealed, and never answered. Its text is a secret of the request, so no
 * problem, log or entry repeats it.
 */
import { Effect, Schema } from "effect"
import { AccessLog } from "../../../../streams/ports/accessLog.ts"
import { AskedBot, BotTokenShown } from "../../../contract/botShown.ts"
import type { TokenFault } from "../../../telegram/token/askBot.ts"
import { type AnotherBot, BotToken, type TokenFixed } from "../../../telegram/token/botToken.ts"
import { group, restOperation } from "../../api/operation.ts"
import { noFields } from "../../api/requestFields.ts"
import { Limits } from "../../entry/limits/limits.ts"
import { commandProblems, Conflict, readProblems, TooMany, Unavailable } from "../../problems/problems.ts"
import { Caller } from "../../signIn/caller.ts"

/** Longer than any token. The form is checked later, so that a wrong text is not repeated in a problem. */
const Token = Schema.String.check(Schema.isMaxLength(400, { message: "must be the token of a bot" }))

const unavailable = () =>
  new Unavailable({ detail: "The token of the bot cannot be read or stored now. Try again in a moment." })

/** Counts a test of a token, and fails while there were too many. */
const countTest = Effect.gen(function* () {
  const wait = (yield* Limits).tokenTest()
  if (wait === 0) return
  const seconds = Math.ceil(wait / 1000)
  return yield* new TooMany({ detail: `Too many tokens were tested. Try again in ${seconds} s.`, retryAfter: seconds })
})

const ofOther = ({ username }: AnotherBot) =>
  new Conflict({
    reason: "other-bot",
    detail: `The bot @${username} is connected. Send its id as \`replaces\` to replace it.`
  })
const ofFixed = (_: TokenFixed) =>
  new Conflict({
    reason: "token-in-environment",
    detail:
      "TELEGRAM_BOT_TOKEN is set on the server, and takes precedence over this page. Remove it there first, and restart the product."
  })

const ofFault = ({ kind, retryAfter }: TokenFault) => {
  if (kind === "malformed")
    return new Conflict({
      reason: "token-malformed",
      detail: "This is not the token of a bot. @BotFather gives one like 123456:ABC-DEF… Copy the whole line."
    })
  if (kind === "refused")
    return new Conflict({
      reason: "token-refused",
      detail:
        "Telegram refuses this token: it is wrong, or was revoked. Send /token to @BotFather to get the current one."
    })
  const seconds = retryAfter ?? 1
  if (kind === "flooded")
    return new TooMany({
      detail: `Telegram answers too many requests. Try again in ${seconds} s.`,
      retryAfter: seconds
    })
  return new Unavailable({
    detail:
      "Telegram does not answer, so the token is not tested and not stored. Check the network of the server, and try again."
  })
}

export const botOperations = group("bot", {
  show: restOperation(
    "bot.show",
    {
      method: "GET",
      path: "/system/bot",
      success: BotTokenShown,
      error: readProblems,
      description:
        "Where the token of the bot comes from, and its last four characters. No answer has the token itself."
    },
    () =>
      Effect.flatMap(BotToken, ({ shown }) => shown).pipe(
        Effect.mapBoth({
          onSuccess: ({ isFixed, stored }) => {
            if (isFixed) return { from: "environment" as const, stored }
            return { from: stored === null ? ("none" as const) : ("page" as const), stored }
          },
          onFailure: unavailable
        })
      )
  ),
  test: restOperation(
    "bot.connect",
    {
      method: "POST",
      path: "/system/bot/test",
      payload: Schema.Struct({ token: Token }),
      success: AskedBot,
      error: commandProblems,
      description: "Asks Telegram which bot a token belongs to. Nothing is stored."
    },
    Effect.fnUntraced(function* ({ payload: { token } }) {
      yield* countTest
      return yield* (yield* BotToken).ask(token).pipe(Effect.mapError(ofFault))
    })
  ),
  connect: restOperation(
    "bot.connect",
    {
      method: "POST",
      path: "/system/bot",
      payload: Schema.Struct({ token: Token, replaces: Schema.optionalKey(Schema.Int) }),
      success: AskedBot,
      error: commandProblems,
      description:
        "Tests a token and stores it sealed. The process that runs the bot uses it within a few seconds. With the reason `other-bot`, send the id of the present bot as `replaces` to confirm."
    },
    Effect.fnUntraced(function* ({ payload: { token, replaces = null } }) {
      yield* countTest
      const { actor } = yield* Caller
      const bot = yield* (yield* BotToken).connect(token, actor, replaces).pipe(
        Effect.mapError((error) => {
          if (error._tag === "TokenFault") return ofFault(error)
          if (error._tag === "AnotherBot") return ofOther(error)
          return error._tag === "TokenFixed" ? ofFixed(error) : unavailable()
        })
      )
      yield* (yield* AccessLog).record({ _tag: "BotConnected", actor })
      return bot
    })
  ),
  disconnect: restOperation(
    "bot.connect",
    {
      method: "POST",
      path: "/system/bot/disconnect",
      payload: noFields,
      success: BotTokenShown,
      error: commandProblems,
      description: "Erases the stored token. The bot stops within a few seconds; its messages in Telegram stay."
    },
    Effect.fnUntraced(function* () {
      const { actor } = yield* Caller
      const { disconnect, shown } = yield* BotToken
      const { isFixed } = yield* Effect.andThen(disconnect, shown).pipe(Effect.mapError(unavailable))
      yield* (yield* AccessLog).record({ _tag: "BotDisconnected", actor })
      return { from: isFixed ? ("environment" as const) : ("none" as const), stored: null }
    })
  )
})
