/** `npm run eval`: figures of how well the models do, with the name and size of the data, and the goals that are not met. */
import { existsSync, readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { Effect, Result } from "effect"
import { builtinModel } from "../../models/builtin/builtinModel.ts"
import { defaultEmbedModel, defaultModel } from "../../models/choosing/chosenModel.ts"
import type { Model } from "../../models/model.ts"
import { ollamaModel } from "../../models/ollama/ollamaModel.ts"
import { parseTelegramExport } from "../../ops/verbs/import/telegramExport.ts"
import { exportedChat } from "../../ops/evaluation/meeting/exportedChat.ts"
import { type MeetingFigures, meetingWithoutTags, meetingWithTags } from "../../ops/evaluation/meeting/meeting.ts"
import { labelledSentences, requestGate } from "./requests.ts"
import type { Scores } from "../../ops/evaluation/measures/scores.ts"
import { annotated } from "./threads/annotated.ts"
import { linkF1 } from "./threads/linkF1.ts"
import { readJudged } from "./judged/data.ts"
import { judge } from "./judged/judged.ts"
import { printed } from "./judged/print.ts"
import { type Row, rowsOf } from "./judged/table.ts"

/** One line of the table. */
interface Measure {
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

const { values: flags } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    /** Only the judged data. */
    judged: { type: "boolean", default: false },
    /** The folder for the proposals files of the judged data. */
    out: { type: "string" },
    /** Also prints which rules and labels the errors belong to. */
    confusion: { type: "boolean", default: false }
  }
})
const { json } = flags
const report = (sentence: string) => process.stderr.write(`${sentence}\n`)
const skipped: Array<{ readonly what: string; readonly reason: string }> = []
const skip = (what: string, reason: string): ReadonlyArray<Measure> => {
  skipped.push({ what, reason })
  report(`SKIPPED: ${what}: ${reason}`)
  return []
}

const shared = (path: string) => new URL(`../../../shared/data/${path}`, import.meta.url)
const withData = async (
  what: string,
  path: string,
  measure: (source: string) => ReadonlyArray<Measure> | Promise<ReadonlyArray<Measure>>
) =>
  existsSync(shared(path))
    ? measure(readFileSync(shared(path), "utf8"))
    : skip(what, `the data is not here: ../shared/data/${path}`)

const requests = (source: string): ReadonlyArray<Measure> => {
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

const meeting =
  (model: Model["Service"], name: string) =>
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

const threads = (): ReadonlyArray<Measure> => {
  const path = new URL("threads/smallTeam.txt", import.meta.url)
  if (!existsSync(path)) return skip("threads", "the annotated sample is not here")
  const figures = linkF1(annotated("smallTeam", readFileSync(path, "utf8")))
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

/** The judged data: its own table, because its measures are not only precision and recall. */
const judgedData = async (model: Model["Service"], name: string): Promise<ReadonlyArray<Row>> => {
  const folder = shared("judged/")
  if (!existsSync(folder)) {
    skip("judged data", "the data is not here: ../shared/data/judged")
    return []
  }
  const data = readJudged(folder)
  for (const file of data.absent) skip(`judged data, ${file}`, "its chat is not here")
  const judgement = await Effect.runPromise(judge(data, folder, model, flags.out ?? null))
  const rows = rowsOf(judgement)
  if (!json) for (const line of printed(name, judgement)) console.log(line)
  if (judgement.differences.length > 0) process.exitCode = 1
  return rows
}

/** The model that `OLLAMA_URL` and `OLLAMA_MODEL` name; null, with a reason, if it cannot be used. */
const ollama = async () => {
  const url = process.env["OLLAMA_URL"]
  const name = process.env["OLLAMA_MODEL"] ?? defaultModel
  if (url === undefined || url === "") {
    skip("the same with Ollama", "OLLAMA_URL is not set")
    return null
  }
  const model = ollamaModel({ url, model: name, embedModel: defaultEmbedModel })
  const { reachable, note } = await Effect.runPromise(model.describe)
  if (!reachable) skip(`the same with ${name}`, note)
  return reachable ? { model, name } : null
}

const meetingData = "telegram-export/ubuntu-meeting.json"

const all = async (): Promise<ReadonlyArray<Measure>> => {
  report("the request gate …")
  const gate = await withData("request gate", "email-intent/train.txt", requests)
  report("the meeting …")
  const builtin = await withData("meeting", meetingData, meeting(builtinModel, "builtin"))
  return [...gate, ...builtin, ...threads()]
}

const measures = flags.judged ? [] : [...(await all())]
const judged = [{ model: "builtin", rows: await judgedData(builtinModel, "builtin") }]
const served = await ollama()
if (served !== null) {
  const { model, name } = served
  report(`${name} reads the judged data …`)
  judged.push({ model: name, rows: await judgedData(model, name) })
  if (!flags.judged) {
    report(`${name} reads the meeting …`)
    measures.push(...(await withData(`meeting with ${name}`, meetingData, meeting(model, name))))
  }
}

const rounded = (figure: number | null) => (figure === null ? null : Math.round(figure * 1000) / 1000)
const yesNo = (met: boolean | null) => {
  if (met === null) return ""
  return met ? "yes" : "NO"
}

if (json) console.log(JSON.stringify({ measures, judged, skipped }))
else {
  if (measures.length > 0)
    console.table(
      measures.map(({ name, model, precision, recall, f1, goal, met }) => ({
        what: name,
        model,
        precision: rounded(precision) ?? "",
        recall: rounded(recall) ?? "",
        F1: rounded(f1) ?? "",
        goal: goal ?? "",
        met: yesNo(met)
      }))
    )
  for (const { name, model, data, says } of measures) console.log(`${name} (${model}): ${data}; ${says}.`)
  for (const { what, reason } of skipped) console.log(`SKIPPED: ${what}: ${reason}`)
}
const goals = [...measures, ...judged.flatMap(({ rows }) => rows)]
if (goals.some(({ met }) => met === false)) process.exitCode = 1
