/** How precision and recall depend on the least chance of a proposal, with each chat read by weights that have not seen it. */
import { Effect } from "effect"
import { builtinWith } from "../../../../models/builtin/builtinModel.ts"
import { fittedRanking } from "../../../../models/builtin/extract/ranking/rank.ts"
import { untaught } from "../../../../models/builtin/learn/learner.ts"
import type { JudgedData } from "../data.ts"
import { extractChat } from "../extraction.ts"
import { aucRow, sumOf } from "../table.ts"
import type { Share } from "../scorer/score.ts"
import type { FittedRanking } from "./ranking.ts"

export interface AtThreshold {
  readonly least: number
  readonly precision: Share
  readonly recallMust: Share
  readonly recallAll: Share
  readonly auc: number | null
}

const leasts = [0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]

export const atThresholds = ({ without }: FittedRanking, data: JudgedData) =>
  Effect.forEach(leasts, (least) =>
    Effect.map(
      Effect.forEach(data.chats, (labelled) =>
        extractChat(
          labelled,
          builtinWith(Effect.succeed(untaught), { ...(without.get(labelled.labels.chat) ?? fittedRanking), least })
        )
      ),
      (chats): AtThreshold => ({
        least,
        precision: sumOf(chats, "precision"),
        recallMust: sumOf(chats, "recallMust"),
        recallAll: sumOf(chats, "recallAll"),
        auc: aucRow("", chats, null).value
      })
    )
  )
