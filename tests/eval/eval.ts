/**
 * `npm run eval`: figures of how well the models do, with the name and size of the data, and the goals that are not met.
 *
 * It ends with 1 if a figure is worse than an earlier version reached, or if our scorer and the data's own differ.
 * A goal that was never met is printed, and is no failure.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { Effect } from "effect"
import { builtinModel, builtinProvider, builtinWith } from "../../models/builtin/builtinModel.ts"
import { defaultEmbedModel, defaultModel } from "../../models/choosing/chosenModel.ts"
import type { Model } from "../../models/model.ts"
import { ollamaModel } from "../../models/ollama/ollamaModel.ts"
import { links, type Measure, meeting, requests } from "./measures.ts"
import { afterDecisions } from "./judged/fit/decisions.ts"
import { kindsFile } from "./judged/fit/kindsFile.ts"
import { type FittedRanking, fitRanking, weightsFile } from "./judged/fit/ranking.ts"
import { atThresholds } from "./judged/fit/thresholds.ts"
import { fittedRanking } from "../../models/builtin/extract/ranking/rank.ts"
import { untaught } from "../../models/builtin/learn/learner.ts"
import { type JudgedData, readJudged } from "./judged/data.ts"
import { judge } from "./judged/judged.ts"
import { confusionLines, printed, taskLines, thresholdLines } from "./judged/print.ts"
import { learnedRow, type Row, rowsOf } from "./judged/table.ts"

const { values: flags } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    /** Only the judged data. */
    judged: { type: "boolean", default: false },
    /** The folder for the proposals files of the judged data. */
    out: { type: "string" },
    /** Also prints which rules and labels the errors belong to. */
    confusion: { type: "boolean", default: false },
    /** Fits the weights of the ranking on the judged data, and writes them to the product's file. */
    fit: { type: "boolean", default: false },
    /** Judges the shipped weights, which have seen the judged chats, instead of weights that were fitted without each chat. */
    shipped: { type: "boolean", default: false },
    /** The least chance of a proposal, for the fit. */
    least: { type: "string" }
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

const threads = (): ReadonlyArray<Measure> => {
  const path = new URL("threads/smallTeam.txt", import.meta.url)
  if (!existsSync(path)) return skip("threads", "the annotated sample is not here")
  return links(readFileSync(path, "utf8"))
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
  const isBuiltin = name === builtinProvider
  const fit = isBuiltin && !flags.shipped ? fitRanking(data) : null
  const modelFor = (chat: string) =>
    fit === null ? model : builtinWith(Effect.succeed(untaught), fit.without.get(chat))
  const judgement = await Effect.runPromise(judge(data, folder, model, flags.out ?? null, modelFor))
  const learned = fit === null ? [] : await Effect.runPromise(afterDecisions(fit, judgement.extracted))
  const rows = [...rowsOf(judgement), ...(fit === null ? [] : [learnedRow(learned)])]
  if (flags.fit && fit !== null) await writeFit(fit, data)
  const lines = [
    ...printed(name, judgement, rows),
    ...(flags.confusion ? [...confusionLines(judgement), ...taskLines(judgement)] : [])
  ]
  if (!json) for (const line of lines) console.log(line)
  if (judgement.differences.length > 0) process.exitCode = 1
  return rows
}

const writeFit = async (fit: FittedRanking, data: JudgedData) => {
  const least = Number(flags.least ?? fittedRanking.least)
  const rules = new URL("../../models/builtin/extract/", import.meta.url)
  writeFileSync(new URL("ranking/weights.ts", rules), weightsFile(fit, least))
  writeFileSync(new URL("candidates/weights.ts", rules), kindsFile(fit.kinds))
  for (const line of thresholdLines(await Effect.runPromise(atThresholds(fit, data)))) console.log(line)
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
  const builtin = await withData("meeting", meetingData, meeting(builtinModel, "builtin", report))
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
    measures.push(...(await withData(`meeting with ${name}`, meetingData, meeting(model, name, report))))
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
const worse = [
  ...measures.filter(({ met }) => met === false).map(({ name }) => name),
  // The limits are of the built-in model.
  ...(judged[0]?.rows ?? []).filter((row) => row.worse).map(({ measure }) => measure)
]
for (const name of worse) report(`WORSE than an earlier version: ${name}`)
if (worse.length > 0) process.exitCode = 1
