/** Runs an analysis from start to end. The log records its progress, so a restart continues at the first unread atom. */
import { Effect } from "effect"
import type { Command } from "../../domain/run/run.ts"
import { Reads } from "../../projections/reads/reads.ts"
import { Unread } from "../../projections/reads/unread/unread.ts"
import type { AtomScope, UnreadAtom } from "../../projections/reads/unread/questions.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { partsOf } from "../../streams/commit/subjects.ts"
import { makeSeen } from "../grounding/likeness.ts"
import { type Batch, batchOf } from "./batch.ts"
import { HomeZone } from "../zone/homeZone.ts"
import { makeZonesOf } from "../zone/zones.ts"
import { type AnalysisWork, readBatch } from "./readBatch.ts"
import { addEarlier } from "../grounding/addEarlier.ts"
import { measureJob } from "../work/measures/jobMetrics.ts"
import { makeProgress, storeSteps } from "../work/work.ts"

/** Atoms of one page. Only one page is in memory. */
const pageAtoms = 200
/** Atoms of one question. */
const batchAtoms = 20

export const runAnalysis = Effect.fn("analyse")(function* (commit: Commit) {
  const { id } = partsOf(commit.subject)
  const unread = yield* Unread
  // The tables must contain everything that this run has stored before they are asked for unread atoms.
  const upTo = yield* (yield* EventStore).lastSeq(commit.subject)
  yield* (yield* Reads).waitFor(Math.max(upTo, commit.seq))
  const asked = yield* unread.run(id)
  if (asked === null || asked.status !== "running") return
  const { attempt, audience, topics, again, audiences } = asked
  const scope: AtomScope = { run: id, attempt, topics, again, audiences }
  const work = { by: "analyse", id, attempt, commit } as const
  const store = (what: string, command: Command) => storeSteps(work, what, { subject: commit.subject, command })
  const total = yield* unread.countAtoms(scope)
  yield* store("survey", { _tag: "SurveyRun", attempt, atoms: total })

  const { add, tick } = yield* makeProgress(work, { total, audience })
  const run: AnalysisWork = { ...work, seen: makeSeen(), zone: yield* HomeZone, zonesOf: makeZonesOf() }
  // Proposals of an earlier attempt must not be repeated.
  yield* addEarlier({ tasks: run.seen }, audiences, { by: id })
  let after: number | null = null
  while (true) {
    yield* tick("collect")
    const page: ReadonlyArray<UnreadAtom> = yield* unread.atoms(scope, after, pageAtoms)
    const last = page.at(-1)
    if (last === undefined) break
    after = last.number
    for (const batch of batchesOf(page)) {
      yield* readBatch(run, batch)
      add(batch.atoms.length)
      yield* tick("read")
    }
  }
  yield* store("complete", { _tag: "CompleteRun" })
  yield* measureJob("analysis", commit)
  yield* tick("done")
})

/** The batches of a page. A batch has atoms of one topic and one audience. */
export const batchesOf = (atoms: ReadonlyArray<UnreadAtom>): ReadonlyArray<Batch> =>
  [...Map.groupBy(atoms, ({ audience, topic }) => `${audience} ${topic ?? ""}`).values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / batchAtoms) }, (_, i) =>
      group.slice(i * batchAtoms, (i + 1) * batchAtoms)
    ).flatMap(([first, ...rest]) => (first === undefined ? [] : [batchOf(first, [first, ...rest])]))
  )
