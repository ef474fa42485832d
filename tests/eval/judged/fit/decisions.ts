/** The AUC of the score after decisions on other chats, as an installation learns them. */
import { Effect } from "effect"
import { builtinWith } from "../../../../models/builtin/builtinModel.ts"
import { fittedRanking } from "../../../../models/builtin/extract/ranking/rank.ts"
import { learnerOf } from "../../../../models/builtin/learn/learner.ts"
import type { Lesson } from "../../../../models/distillation.ts"
import { ngramHashOf } from "../../../../models/language/text/ngramHash.ts"
import { type Extracted, extractChat } from "../extraction.ts"
import type { FittedRanking } from "./ranking.ts"

export const decisionsLearned = 100

/** Each chat is read again by a model that has learned from this number of decisions on the other chats. */
export const afterDecisions = ({ without }: FittedRanking, extracted: ReadonlyArray<Extracted>) =>
  Effect.forEach(extracted, ({ labelled }) => {
    const { chat } = labelled.labels
    const others = extracted.filter((other) => other.labelled.labels.chat !== chat).flatMap(lessonsOf)
    const some = others
      .toSorted((a, b) => ngramHashOf(`${chat} ${a.text}`) - ngramHashOf(`${chat} ${b.text}`))
      .slice(0, decisionsLearned)
    return extractChat(labelled, builtinWith(Effect.succeed(learnerOf(some)), without.get(chat) ?? fittedRanking))
  })

/** Decisions of a person who approves what is right and rejects the rest. A rejected repetition counts half. */
const lessonsOf = ({ score, draftOf }: Extracted): ReadonlyArray<Extract<Lesson, { is: "worth" }>> =>
  score.judged.flatMap(({ proposed, verdict }) => {
    const found = draftOf.get(proposed)
    if (found?.draft.kind !== "atom") return []
    return [
      {
        is: "worth",
        text: found.evidence[0].text,
        type: found.draft.type,
        score: found.score,
        worth: verdict === "right",
        weight: verdict === "duplicate" ? 0.5 : 1
      }
    ]
  })
