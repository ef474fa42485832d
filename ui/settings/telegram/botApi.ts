/**
 * The requests about the token of the bot. The token goes to the server only, and comes back in no answer. A request with it has no
 * key, so that it is neither kept nor sent again by itself; sending it twice does no harm.
 */
import type { AskedBot, BotTokenShown } from "../../../gateways/contract/botShown.ts"
import { Refusal, requestApi, withoutKey } from "../../sync/rest/api.ts"
import { newKey } from "../../sync/rest/newKey.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { settingsWords as words } from "../../words/words.ts"

export const botApi = {
  shown: () => requestApi<BotTokenShown>("GET", "/system/bot"),
  test: (token: string) => requestApi<AskedBot>("POST", "/system/bot/test", { token }, withoutKey),
  /** `replaces`: the id of the bot that the owner has agreed to replace. */
  connect: (token: string, replaces: number | null) =>
    requestApi<AskedBot>("POST", "/system/bot", { token, ...(replaces === null ? {} : { replaces }) }, withoutKey),
  disconnect: () => requestApi<BotTokenShown>("POST", "/system/bot/disconnect", {}, newKey())
}

const tooMany = 429
const unavailable = 503

/** The sentence for a failed test: what is wrong with the token, and what to do. */
export const tokenFaultOf = (error: unknown): string => {
  if (!(error instanceof Refusal)) return sentenceOf(error)
  const { reason, status } = error.problem
  if (reason !== undefined && words.has("botTokenFault", reason)) return words.value("botTokenFault", reason)
  if (status === tooMany) return words.value("botTokenFault", "too-many")
  return status === unavailable ? words.value("botTokenFault", "unreachable") : sentenceOf(error)
}
