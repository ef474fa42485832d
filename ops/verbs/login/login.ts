/** `tt login`: a fresh sign-in link, good once. */
import { Effect, Schema, Stream } from "effect"
import type { Role } from "../../../domain/values.ts"
import { ask } from "../../control/request.ts"
import { login } from "./loginOperation.ts"
import { originOf, type Settings } from "../../settings.ts"
import { answer } from "../print.ts"

/** What was asked for would give away more than was meant, or nothing at all. */
class CannotLogin extends Schema.TaggedError<CannotLogin>()("CannotLogin", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

interface Given {
  /** Null: the owner. */
  readonly name: string | null
  /** Null: a member. */
  readonly role: Role | null
  readonly telegram: boolean
  readonly json: boolean
}

export const printLogin = Effect.fn("login")(function* (settings: Settings, { name, role, telegram, json }: Given) {
  if (name === null && role !== null)
    return yield* new CannotLogin({
      why: `--role is for somebody by name: add --name, or leave --role out for the owner`
    })
  if (telegram && settings.telegramToken === null)
    return yield* new CannotLogin({ why: "there is no bot to send a code to: set TELEGRAM_BOT_TOKEN first" })
  yield* ask(settings, login, { origin: originOf(settings), name, role: role ?? "member", telegram }).pipe(
    Stream.runForEach((made) =>
      answer(json, made, made.link ?? `send this to the bot, in a private chat: /start ${made.code}`)
    )
  )
})
