/**
 * Asks Telegram which bot a token belongs to (`getMe`), before the token is used. Any process may ask: the call does not disturb the
 * process that runs the bot. The address has the token, so neither it nor an error with it leaves this file.
 */
import { Effect, Redacted, Schema } from "effect"
import type { AskedBot } from "../../contract/botShown.ts"

/**
 * Why the bot is not known.
 *
 * - `malformed`: the text does not have the form of a token. Nothing was sent.
 * - `refused`: Telegram knows no such token: it is wrong, or was revoked. A retry fails.
 * - `unreachable`: no answer of Telegram. A retry may succeed.
 * - `flooded`: retry after `retryAfter` seconds.
 */
export class TokenFault extends Schema.TaggedError<TokenFault>()("TokenFault", {
  kind: Schema.Literals(["malformed", "refused", "unreachable", "flooded"]),
  retryAfter: Schema.optionalKey(Schema.Int)
}) {}

/** Source: core.telegram.org/bots/api#authorizing-your-bot. */
const tokenForm = /^\d{1,20}:[\w-]{10,100}$/

/** The token in a pasted text, which may have spaces around it. Null when the text does not have the form of a token. */
export const botTokenIn = (text: string): Redacted.Redacted | null => {
  const found = text.trim()
  return tokenForm.test(found) ? Redacted.make(found) : null
}

/** The last four characters of a token, by which an owner recognises it. */
export const lastFourOf = (token: Redacted.Redacted): string => Redacted.value(token).slice(-4)

/** Milliseconds. */
const answerTime = 10_000
/** Bytes. An answer to `getMe` has a few hundred. */
const mostAnswerBytes = 64 * 1024

const Answer = Schema.Union([
  Schema.Struct({
    ok: Schema.Literal(true),
    result: Schema.Struct({
      id: Schema.Int,
      first_name: Schema.String,
      username: Schema.String,
      can_join_groups: Schema.optionalKey(Schema.Boolean),
      can_read_all_group_messages: Schema.optionalKey(Schema.Boolean)
    })
  }),
  Schema.Struct({
    ok: Schema.Literal(false),
    error_code: Schema.Int,
    parameters: Schema.optionalKey(Schema.Struct({ retry_after: Schema.optionalKey(Schema.Int) }))
  })
])
const decodeAnswer = Schema.decodeUnknownEffect(Schema.fromJsonString(Answer))

export const askBot = Effect.fnUntraced(function* (apiRoot: string, token: Redacted.Redacted) {
  const address = `${apiRoot.replace(/\/+$/u, "")}/bot${Redacted.value(token)}/getMe`
  const text = yield* Effect.tryPromise({ try: (signal) => textOf(address, signal), catch: () => unreachable })
  // The page of a proxy is no answer of Telegram.
  const answer = yield* decodeAnswer(text).pipe(Effect.mapError(() => unreachable))
  if (!answer.ok) return yield* faultOf(answer.error_code, answer.parameters?.retry_after)
  const { id, username, first_name: name, can_join_groups, can_read_all_group_messages } = answer.result
  return {
    id,
    username,
    name,
    readsAll: can_read_all_group_messages === true,
    joinsGroups: can_join_groups === true
  } satisfies AskedBot
})

const unreachable = new TokenFault({ kind: "unreachable" })

// Source: github.com/tdlib/telegram-bot-api, Client.cpp: a token without the right form gets 404.
const faultOf = (code: number, retryAfter: number | undefined): TokenFault => {
  if (code === 401 || code === 404) return new TokenFault({ kind: "refused" })
  if (code === 429) return new TokenFault({ kind: "flooded", retryAfter: Math.max(1, retryAfter ?? 1) })
  return unreachable
}

const textOf = async (address: string, signal: AbortSignal): Promise<string> => {
  const response = await fetch(address, {
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(answerTime)])
  })
  const parts: Array<Uint8Array> = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > mostAnswerBytes) throw new Error("the answer is too long")
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}
