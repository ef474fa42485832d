/** `tt login`: prints a new sign-in link, which works once. */
import { Effect, Schema, Stream } from "effect"
import type { Role } from "../../../domain/values.ts"
import { linkOriginOf, request, requestWithTables } from "../../control/request.ts"
import { loginOperation, loginPersonOperation, type MadeLink } from "./loginOperation.ts"
import type { Settings } from "../../settings/settings.ts"
import { answer } from "../operation/print.ts"

/** The flags contradict each other. Nothing was made. */
class CannotLogin extends Schema.TaggedError<CannotLogin>()("CannotLogin", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

interface Given {
  /** Null: the owner. */
  readonly name: string | null
  /** Null: the present role; a new person is a member. */
  readonly role: Role | null
  readonly telegram: boolean
  readonly json: boolean
}

export const printLogin = Effect.fn("login")(function* (settings: Settings, { name, role, telegram, json }: Given) {
  if (name === null && role !== null)
    return yield* new CannotLogin({
      why: "--role needs --name: add the name of the person, or leave --role out for the owner"
    })
  // The token store also knows a token that an owner has entered in the page, or that another process has in its environment.
  const given = { origin: yield* linkOriginOf(settings), telegram, hasToken: settings.telegramToken !== null }
  const print = Stream.runForEach((made: MadeLink) =>
    answer(json, made, made.link ?? `send this to the bot, in a private chat: /start ${made.code}`)
  )
  if (name === null) return yield* print(request(settings, loginOperation, given))
  yield* print(requestWithTables(settings, loginPersonOperation, { ...given, name, role }))
})
