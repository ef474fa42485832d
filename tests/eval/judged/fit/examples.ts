/** The candidates of a judged chat with their traits and verdicts: the examples of the ranking's fit. */
import type { KindTable } from "../../../../models/builtin/extract/candidates/kinds.ts"
import { foundInSlices, leastScore } from "../../../../models/builtin/extract/found.ts"
import { surroundingsOf } from "../../../../models/builtin/extract/ranking/surroundings.ts"
import type { Traits } from "../../../../models/builtin/extract/ranking/textTraits.ts"
import { traitsOf } from "../../../../models/builtin/extract/ranking/traits.ts"
import { allAtOnce } from "../../../../models/slices/slices.ts"
import { windowsIn } from "../../../../ops/evaluation/reread.ts"
import { mostOfMessage, questionOf } from "../../../../reactors/extract/question.ts"
import { contextOf, readChat } from "../chat.ts"
import type { LabelledChat } from "../data.ts"
import type { Proposed } from "../scorer/matching.ts"
import { scoreOf } from "../scorer/score.ts"

export interface RankExample {
  readonly chat: string
  readonly text: string
  readonly traits: Traits
  readonly right: boolean
}

/** @param kinds a table that was fitted without this chat: otherwise its scores would look better than on a new chat */
export const examplesOf = ({ labels, source }: LabelledChat, kinds: KindTable): ReadonlyArray<RankExample> => {
  const chat = readChat(source, labels)
  const found = windowsIn(chat.messages, chat.names).flatMap((window) => {
    const question = questionOf(window, contextOf(chat, labels.zone), mostOfMessage)
    const ranked = allAtOnce(foundInSlices(question, kinds)).candidates.filter(({ score }) => score >= leastScore)
    const surroundings = surroundingsOf(question.messages, ranked)
    return ranked.map((candidate) => {
      const { type, text, message, quote, work } = candidate
      const proposed: Proposed = {
        kind: "atom",
        type,
        text,
        evidence: (work?.evidence ?? [{ message, quote }]).map((each) => ({
          message: chat.numberOf(window.messages[each.message]?.id ?? ""),
          quote: each.quote
        }))
      }
      return { proposed, traits: traitsOf(candidate, surroundings) }
    })
  })
  const proposals = found.map(({ proposed }) => proposed)
  const right = new Set(
    scoreOf(labels, chat.texts, proposals).judged.flatMap(({ proposed, verdict }) =>
      verdict === "right" ? [proposed] : []
    )
  )
  return found.map(({ proposed, traits }) => ({
    chat: labels.chat,
    text: proposed.text,
    traits,
    right: right.has(proposed)
  }))
}
