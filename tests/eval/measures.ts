/** The measures of precision and recall: requests, the marked meeting, and thread links. */
import { Effect, Result } from "effect"
import type { Model } from "../../models/model.ts"
import { parseTelegramExport } from "../../ops/verbs/import/telegram/telegramSource.ts"
import type { Scores } from "../../ops/evaluation/measures/scores.ts"
import { exportedChat } from "../../ops/evaluation/meeting/exportedChat.ts"
import { type MeetingFigures, meetingWithoutTags, meetingWithTags } from "../../ops/evaluation/meeting/meeting.ts"
import { labelledSentences, requestGate } from "./requests.ts"
import { annotated } from "./threads/annotated.ts"
import { linkF1 } from "./threads/linkF1.ts"

/** One line of the table. */
export interface Measure {
  readonly name: string
  readonly model: string
  /** Name and size. */
  readonly data: string
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
  /** The goal as it is printed; null for a figure without a goal. */
  readonly goal: string | null
  readonly met: boolean | null
  /** A remark that explains the figures. */
  readonly says: string
}

export const requests = (source: string): ReadonlyArray<Measure> => {
  const figures = requestGate(labelledSentences(source))
  const line = (name: string, scores: Scores, goal: number | null, says: string): Measure => ({
    name,
    model: "builtin",
    data: `email-intent, ${figures.sentences} sentences, ${figures.requests} of them requests`,
    ...scores,
    goal: goal === null ? null : `F1 ≥ ${goal}`,
    met: goal === null ? null : scores.f1 >= goal,
    says
  })
  return [
    line("requests: rules alone", figures.rulesAlone, null, "no training"),
    line("requests: rules and learner", figures.withLearner, 0.72, `${figures.folds}-fold; no sentence in two folds`),
    line(
      "requests: the same, harder",
      figures.withLearnerHarder,
      null,
      `${figures.folds}-fold; sentences with the same first three words are in one fold`
    )
  ]
}

const evidence = (name: string, model: string, data: string, figures: MeetingFigures): Measure => ({
  name: `evidence located, ${name}`,
  model,
  data,
  precision: figures.located,
  recall: null,
  f1: null,
  goal: "100 %",
  met: figures.located === 1,
  says: "share of quotes that stand in the message they name"
})

/** @param report gets the lines that were not found */
export const meeting =
  (model: Model["Service"], name: string, report: (line: string) => void) =>
  async (source: string): Promise<ReadonlyArray<Measure>> => {
    const chat = exportedChat(Result.getOrThrow(parseTelegramExport(source)))
    const without = await Effect.runPromise(meetingWithoutTags(chat, model))
    const withTags = await Effect.runPromise(meetingWithTags(chat, model))
    const data = (figures: MeetingFigures) =>
      `ubuntu-meeting, ${figures.messages} messages, ${figures.marked} marked by people`
    const says = (figures: MeetingFigures) =>
      `${figures.worthComparing} atoms of work or decision, of ${figures.atoms}, in ${figures.windows} windows` +
      (figures.failed > 0 ? `; ${figures.failed} windows FAILED` : "")
    for (const line of without.missed) report(`  not found without tags (${name}): ${line}`)
    for (const line of withTags.missed) report(`  not found with tags (${name}): ${line}`)
    return [
      {
        name: "meeting: tags and bot removed",
        model: name,
        data: data(without),
        ...without.scores,
        goal: null,
        met: null,
        says: `${says(without)}. People marked few of the things that they promised: what they did not mark counts as wrong here. The built-in model's words were chosen with this meeting in view`
      },
      {
        name: "meeting: tags left in",
        model: name,
        data: data(withTags),
        ...withTags.scores,
        goal: "recall ≥ 0.95",
        met: withTags.scores.recall >= 0.95,
        says: says(withTags)
      },
      evidence("tags left in", name, data(withTags), withTags),
      evidence("tags removed", name, data(without), without)
    ]
  }

export const links = (source: string): ReadonlyArray<Measure> => {
  const figures = linkF1(annotated("smallTeam", source))
  const data = `${figures.sample} (the project's own), ${figures.messages} messages, ${figures.annotatedLinks} links`
  return [
    {
      name: "threads: links",
      model: "rules",
      data,
      ...figures.ours,
      goal: "F1 ≥ 0.55",
      met: figures.ours.f1 >= 0.55,
      says: `each answers the one before it: F1 ${figures.previousMessage.f1.toFixed(2)}`
    }
  ]
}
