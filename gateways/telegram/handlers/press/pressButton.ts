/** A press of a button is an act of that person. The outcome is shown to them; the card follows the task. */
import { Clock, Duration, Effect } from "effect"
import type { ApiFault } from "../../api/apiFault.ts"
import { BotApi } from "../../api/bot.ts"
import { cut } from "../../cards/task/cut.ts"
import { pressOf } from "../../cards/task/press.ts"
import type { PressUpdate } from "../../inbox/update.ts"
import { botLanguageOf, type BotWord, word } from "../../words/words.ts"
import { undoAnyway, undoPressOf } from "../queries/undoQuery.ts"
import { readPressOf } from "../../notices/readButton.ts"
import { markRead } from "../../notices/readPress.ts"
import { smallTalkOf, takeSmallTalk } from "../smallTalk/smallTalk.ts"
import { decideProposal } from "../../proposals/decideProposal.ts"
import { proposalPressOf } from "../../proposals/proposalButton.ts"
import { decideSignIn, signInPressOf } from "./confirmSignIn.ts"
import { approvalPressOf } from "../../approval/approvalButton.ts"
import { decideGroup } from "../../approval/decideGroup.ts"
import { actOnCard } from "./actOnCard.ts"

/** UTF-16 units. Source: core.telegram.org/bots/api#answercallbackquery */
const mostAnswer = 200

/** Telegram's app shows an answer that comes within about this time. */
const answerTime = Duration.seconds(10)
const answerPause = Duration.seconds(1)

/** The pause before another attempt; null when Telegram refuses the answer, for example a repeated one as too old. */
const pauseAfter = ({ kind, retryAfter }: ApiFault): Duration.Duration | null => {
  if (kind === "flooded") return Duration.seconds(retryAfter ?? 1)
  return kind === "unknown" ? answerPause : null
}

/** Repeats the answer until it succeeds, is refused or is too late. Fails with the last fault. */
const inTime = Effect.fnUntraced(function* (answer: Effect.Effect<void, ApiFault>) {
  const end = (yield* Clock.currentTimeMillis) + Duration.toMillis(answerTime)
  while (true) {
    const fault = yield* Effect.as(answer, null).pipe(Effect.catch(Effect.succeed))
    if (fault === null) return
    const pause = pauseAfter(fault)
    if (pause === null || (yield* Clock.currentTimeMillis) + Duration.toMillis(pause) > end) return yield* fault
    yield* Effect.sleep(pause)
  }
})

/** Returns the answer to the press as the rest: while Telegram does not accept it, the next press of the person is handled. */
export const pressButton = Effect.fn("telegram.pressButton")(function* (press: PressUpdate) {
  const { answer } = yield* BotApi
  const outcome = yield* outcomeOf(press)
  const { name, blanks = {} } = typeof outcome === "string" ? { name: outcome } : outcome
  const text = cut(word(botLanguageOf(press.from.language_code), name, blanks), mostAnswer)
  const isAlert = name.startsWith("press-") || name.startsWith("sign-in-")
  return inTime(answer(press.id, text, isAlert)).pipe(
    Effect.catch((fault) => Effect.logDebug("a press could not be answered", { why: fault.message }))
  )
})

const outcomeOf = (press: PressUpdate) => {
  const signIn = signInPressOf(press.data ?? "")
  if (signIn !== null) return decideSignIn(press, signIn)
  const read = readPressOf(press.data ?? "")
  if (read !== null) return markRead(press, read)
  const smallTalk = smallTalkOf(press.data ?? "")
  if (smallTalk !== null) return takeSmallTalk(press, smallTalk)
  const proposal = proposalPressOf(press.data ?? "")
  if (proposal !== null) return decideProposal(press, proposal)
  const undone = undoPressOf(press.data ?? "")
  if (undone !== null) return undoAnyway(press, undone)
  const approval = approvalPressOf(press.data ?? "")
  if (approval !== null) return decideGroup(press, approval)
  const pressed = pressOf(press.data ?? "")
  return pressed === null ? Effect.succeed<BotWord>("press-unknown") : actOnCard(press, pressed)
}
