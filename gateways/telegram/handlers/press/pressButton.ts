/** A press of a button is an act of that person. The outcome is shown to them; the card follows the task. */
import { Effect } from "effect"
import { BotApi } from "../../api/bot.ts"
import { cut } from "../../cards/task/cut.ts"
import { pressOf } from "../../cards/task/press.ts"
import type { PressUpdate } from "../../inbox/update.ts"
import { botLanguageOf, type BotWord, word } from "../../words/words.ts"
import { readPressOf } from "../../notices/readButton.ts"
import { markRead } from "../../notices/readPress.ts"
import { idleTalkOf, takeIdleTalk } from "../idle/idleTalk.ts"
import { decideProposal } from "../../proposals/decideProposal.ts"
import { proposalPressOf } from "../../proposals/proposalButton.ts"
import { decideSignIn, signInPressOf } from "./confirmSignIn.ts"
import { actOnCard } from "./actOnCard.ts"

/** UTF-16 units. Source: core.telegram.org/bots/api#answercallbackquery */
const mostAnswer = 200

export const pressButton = Effect.fn("telegram.pressButton")(function* (press: PressUpdate) {
  const { answer } = yield* BotApi
  const outcome = yield* outcomeOf(press)
  const { name, blanks = {} } = typeof outcome === "string" ? { name: outcome } : outcome
  // A late answer may be lost, because the card shows the outcome as well.
  yield* answer(
    press.id,
    cut(word(botLanguageOf(press.from.language_code), name, blanks), mostAnswer),
    name.startsWith("press-") || name.startsWith("sign-in-")
  ).pipe(Effect.catch((fault) => Effect.logDebug("a press could not be answered", { why: fault.message })))
})

const outcomeOf = (press: PressUpdate) => {
  const signIn = signInPressOf(press.data ?? "")
  if (signIn !== null) return decideSignIn(press, signIn)
  const read = readPressOf(press.data ?? "")
  if (read !== null) return markRead(press, read)
  const idle = idleTalkOf(press.data ?? "")
  if (idle !== null) return takeIdleTalk(press, idle)
  const proposal = proposalPressOf(press.data ?? "")
  if (proposal !== null) return decideProposal(press, proposal)
  const pressed = pressOf(press.data ?? "")
  return pressed === null ? Effect.succeed<BotWord>("press-unknown") : actOnCard(press, pressed)
}
