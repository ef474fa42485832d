/** Tables of errors: by rule, by label, and by field. They contain no text of a message. */
import type { Extracted } from "../extraction.ts"
import type { Judgement } from "../judged.ts"
import { typeOf } from "../scorer/matching.ts"
import type { Verdict } from "../scorer/score.ts"
import { missOf, ruleOf, sentencesOf } from "./rules.ts"

export interface Table {
  readonly title: string
  /** The first row has the names of the columns. */
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
}

export const confusionOf = (judgement: Judgement): ReadonlyArray<Table> => {
  const read = judgement.extracted.map((extracted) => ({ extracted, sentences: sentencesOf(extracted) }))
  const judged = read.flatMap(({ extracted, sentences }) =>
    extracted.score.judged.map((each) => ({ ...each, rule: ruleOf(each.proposed, sentences) }))
  )
  const missed = read.flatMap(({ extracted, sentences }) =>
    extracted.labelled.labels.items.map((item) => ({
      type: `${item.type}, ${item.weight}`,
      why: extracted.score.found.has(item.id) ? "found" : missOf(item, extracted, sentences)
    }))
  )
  return [
    counted(
      "Proposals by rule",
      judged.map(({ rule, verdict }) => [rule, verdict])
    ),
    counted(
      "Proposals by type",
      judged.map(({ proposed, verdict }) => [typeOf(proposed), verdict])
    ),
    counted(
      "Items by label, and why they were missed",
      missed.map(({ type, why }) => [type, why])
    ),
    counted(
      "Wrong types: proposed, labelled",
      judged.flatMap(({ proposed, verdict, item }) =>
        verdict === "wrong-type" && item !== null ? [[typeOf(proposed), item.type]] : []
      )
    ),
    counted(
      "Status of matched items: proposed, labelled",
      judged.flatMap(({ proposed, verdict, item }) =>
        verdict === "right" && item !== null ? [[proposed.status ?? "open", item.status]] : []
      )
    ),
    counted("Traps hit: kind, language", judgement.extracted.flatMap(trapsHit)),
    counted(
      "Negatives that propose something: kind, language",
      judgement.negatives.flatMap(({ message, proposed }) =>
        proposed.length > 0 ? [[message.trap, message.language]] : []
      )
    ),
    counted(
      "Explicit: category given, labelled",
      judgement.explicit.map(({ asked, given }) => [given.category, asked.category])
    ),
    counted(
      "Explicit: wrong fields by language",
      judgement.explicit.flatMap(({ asked, right }) =>
        Object.entries(right).flatMap(([field, is]) => (is ? [] : [[field, asked.language]]))
      )
    )
  ]
}

const trapsHit = ({ score, labelled }: Extracted) =>
  score.judged.flatMap(({ trap }) => (trap === null ? [] : [[trap.trap, labelled.labels.language]]))

const verdicts: ReadonlyArray<Verdict> = ["right", "duplicate", "trap", "wrong-type", "no-item", "unlocated"]

/** Counts pairs: a row for each first value, the most frequent first, and a column for each second value. */
const counted = (title: string, pairs: ReadonlyArray<ReadonlyArray<string>>): Table => {
  const seconds = [...new Set(pairs.map(([, second = ""]) => second))].toSorted()
  const columns = seconds.some((each) => verdicts.some((verdict) => verdict === each)) ? verdicts : seconds
  const rows = [...Map.groupBy(pairs, ([first = ""]) => first)]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([first, all]) => [
      first,
      String(all.length),
      ...columns.map((column) => String(all.filter(([, second]) => second === column).length))
    ])
  return { title, rows: [["", "n", ...columns], ...rows] }
}
