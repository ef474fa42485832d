/** Every hostile answer through the adapter and the pipelines: for any answer, only proposals with real quotes are stored. */
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { runCreated } from "../../projections/kit/samples.ts"
import { append } from "../../projections/kit/scene.ts"
import { analyse } from "../../reactors/analyse/analyse.ts"
import {
  deliver,
  appendAtoms,
  lastWith,
  allEvents,
  appendRequest,
  tableRows,
  appendMessages,
  stage,
  eventsWith
} from "../../reactors/kit/scene.ts"
import { analyseAnswer } from "../../models/ollama/analyse/answer.ts"
import { extractAnswer } from "../../models/ollama/extract/answer.ts"
import { totalOf } from "../../models/counts.ts"
import type { ReadAnswer } from "../../models/ollama/request/answerShape.ts"
import { ollamaLayer } from "../../models/ollama/ollamaModel.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { startOllama, type TestOllama } from "../ollama/server/server.ts"
import { type HostileAnswer, hostileAnswers, quotable } from "./corpus.ts"

const { on, dispose } = stage("hostile")
let ollama: TestOllama
// The scene needs a model before the server has started, so the address is read when the test runs.
beforeAll(async () => {
  ollama = await startOllama()
})
afterAll(async () => {
  await ollama.stop()
  await dispose()
})
const model = () =>
  ollamaLayer({
    url: ollama.url,
    model: "test-chat",
    embedModel: "test-embed",
    // The default of 3 seconds is too short for a busy machine.
    deadlines: { list: "1 minute" }
  })

const to = (verb: HostileAnswer["to"]) =>
  hostileAnswers.filter((each) => each.to === verb).map((each, i) => ({ ...each, id: `${verb}${100 + i}` }))
/** An answer without items is usable, unless faults removed all of its items. */
const isUsable = (read: ReadAnswer<unknown> | null) => read !== null && (read.kept > 0 || totalOf(read.dropped) === 0)

/** Events that only a person may cause. */
const decisions =
  /^(?:Proposal(?:Amended|Approved|Rejected|Merged|Snoozed)|Topic(?!Proposed)|Atom(?!Proposed)|Task(?!Proposed))/u

/** Whether each piece of work ended, and counted a failure only for an unusable answer. */
const endedWell = Effect.fnUntraced(function* (
  table: "extractions" | "runs",
  asked: ReadonlyArray<{ readonly id: string; readonly name: string; readonly usable: boolean }>
) {
  const found = new Map((yield* tableRows(table)).map((row) => [row["id"], row]))
  expect(
    asked.map(({ id, name }) => [name, found.get(id)?.["status"], Number(found.get(id)?.["failed"]) === 0])
  ).toEqual(asked.map(({ name, usable }) => [name, "completed", usable]))
})

test("answers to chat propose only quoted statements, decide nothing, and stop no work", () =>
  on(model(), () =>
    Effect.gen(function* () {
      const answers = to("extract").map((each) => ({ ...each, usable: isUsable(extractAnswer.read(each.text)) }))
      for (const { id, text } of answers) {
        ollama.extractAs(text)
        yield* appendMessages({ id: `said${id}`, text: quotable })
        yield* appendRequest(undefined, id)
        yield* deliver(id)
      }
      yield* endedWell("extractions", answers)
      const proposals = yield* eventsWith("AtomProposed", "TopicProposed")
      expect(proposals.length).toBeGreaterThan(0)
      for (const { evidence } of proposals)
        for (const { text, start, end } of evidence) {
          expect(text.length).toBeGreaterThanOrEqual(8)
          expect(quotable.slice(start, end)).toBe(text)
        }
      expect((yield* allEvents).filter(({ _tag }) => decisions.test(_tag))).toEqual([])
      for (const table of ["topics", "atoms", "tasks"]) expect(yield* tableRows(table)).toEqual([])
      expect(new Set((yield* tableRows("proposals")).map(({ status }) => status))).toEqual(new Set(["open"]))
    })
  )())

test("answers to knowledge propose only tasks that refer to it, decide nothing, and stop no work", () =>
  on(model(), () =>
    Effect.gen(function* () {
      const answers = to("analyse").map((each) => ({ ...each, usable: isUsable(analyseAnswer.read(each.text)) }))
      for (const { id, text } of answers) {
        ollama.analyseAs(text)
        yield* appendAtoms({ id: `known${id}`, by: { id: `said${id}`, text: quotable } })
        const before = (yield* allEvents).length
        const run = subjectOf("run", id)
        yield* append(run, runCreated, { _tag: "RunStarted" })
        yield* analyse.on(yield* lastWith(run, "RunStarted"))
        expect((yield* allEvents).slice(before).filter(({ _tag }) => decisions.test(_tag))).toEqual([])
      }
      yield* endedWell("runs", answers)
      const proposals = yield* eventsWith("TaskProposed")
      expect(proposals.length).toBeGreaterThan(0)
      for (const { draft, evidence } of proposals) {
        expect(draft).not.toHaveProperty("status")
        expect(draft.kind === "task" && draft.atoms.length).toBeGreaterThan(0)
        for (const { text, start, end } of evidence) expect(quotable.slice(start, end)).toBe(text)
      }
      expect(yield* tableRows("tasks")).toEqual([])
      const opened = (yield* tableRows("proposals")).filter(({ kind }) => kind === "task")
      expect(new Set(opened.map(({ status }) => status))).toEqual(new Set(["open"]))
    })
  )())
