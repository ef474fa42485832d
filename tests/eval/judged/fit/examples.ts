/** The candidates of the judged chats with their traits and verdicts: the examples of the fit. */
import { foundInSlices } from "../../../../models/builtin/extract/found.ts"
import { neighboursOf } from "../../../../models/builtin/extract/ranking/neighbours.ts"
import type { Traits } from "../../../../models/builtin/extract/ranking/textTraits.ts"
import { traitsOf } from "../../../../models/builtin/extract/ranking/traits.ts"
import { allAtOnce } from "../../../../models/slices/slices.ts"
import { windowsIn } from "../../../../ops/evaluation/reread.ts"
import { mostOfMessage, noContext, questionOf } from "../../../../reactors/extract/question.ts"
import { readChat } from "../chat.ts"
import type { LabelledChat } from "../data.ts"
import type { Proposed } from "../scorer/matching.ts"
import { scoreOf } from "../scorer/score.ts"

export interface RankExample {
  readonly chat: string
  readonly text: string
  readonly traits: Traits
  /** It has the words and a type of an item; another candidate may have them too. */
  readonly right: boolean
}

/** All candidates of a chat, also those that the rules' score would drop. */
export const examplesOf = ({ labels, source }: LabelledChat): ReadonlyArray<RankExample> => {
  const chat = readChat(source, labels)
  const found = windowsIn(chat.messages, chat.names).flatMap((window) => {
    const question = questionOf(window, noContext, mostOfMessage)
    const neighbours = neighboursOf(question.messages)
    return allAtOnce(foundInSlices(question)).candidates.map((candidate) => {
      const message = chat.numberOf(window.messages[candidate.message]?.id ?? "")
      const proposed: Proposed = {
        kind: "atom",
        type: candidate.type,
        text: candidate.text,
        evidence: [{ message, quote: candidate.quote }]
      }
      return { proposed, traits: traitsOf(candidate, question.messages, neighbours) }
    })
  })
  const proposals = found.map(({ proposed }) => proposed)
  const verdicts = new Map(
    scoreOf(labels, chat.texts, proposals).judged.map(({ proposed, verdict }) => [proposed, verdict])
  )
  return found.map(({ proposed, traits }) => ({
    chat: labels.chat,
    text: proposed.text,
    traits,
    right: ["right", "duplicate"].includes(verdicts.get(proposed) ?? "")
  }))
}
