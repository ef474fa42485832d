/** An analysis run, from its start to its end. What is done stands in the log: whoever goes on begins at the first unread atom. */
import { Clock, Effect } from "effect"
import { CommandBus } from "../../commands/commandBus.ts"
import { reactorActor } from "../../domain/ids.ts"
import type { Command } from "../../domain/run.ts"
import { Reads } from "../../projections/reads/reads.ts"
import { type AtomScope, Unread, type UnreadAtom } from "../../projections/reads/unread.ts"
import { causationOf, type Commit } from "../../streams/envelope.ts"
import { EventStore } from "../../streams/eventStore.ts"
import { Progress, type Tick } from "../../streams/progress.ts"
import { parseSubject } from "../../streams/subjects.ts"
import { makeSeen } from "./likeness.ts"
import { paceOf } from "./pace.ts"
import { type Analysing, type Batch, batchOf, readBatch } from "./readBatch.ts"
import { remind } from "./remind.ts"

const robot = reactorActor("analyse")
/** Atoms of one page: what is in memory at once. */
const pageAtoms = 200
/** Atoms of one question. */
const batchAtoms = 20

export const analysing = Effect.fn("analyse")(function* (commit: Commit) {
  const id = parseSubject(commit.subject)?.id ?? ""
  const bus = yield* CommandBus
  const unread = yield* Unread
  // Everything that this run has stored so far is in the tables before they are asked what is left.
  const upTo = yield* (yield* EventStore).lastSeq(commit.subject)
  yield* (yield* Reads).waitFor(Math.max(upTo, commit.seq))
  const asked = yield* unread.run(id)
  if (asked === null || asked.status !== "running") return
  const { attempt, audience, topics, again, audiences } = asked
  const scope: AtomScope = { run: id, attempt, topics, again, audiences }
  const tell = (what: string, command: Command) =>
    bus
      .send(
        {
          actor: robot,
          key: `analyse:${id}:${attempt}:${what}`,
          causation: causationOf(commit),
          correlation: commit.correlation
        },
        { subject: commit.subject, command }
      )
      .pipe(
        // Another delivery was faster, and counted otherwise.
        Effect.catchTag("KeyReused", () => Effect.void)
      )
  const total = yield* unread.countAtoms(scope)
  yield* tell("survey", { _tag: "SurveyRun", attempt, atoms: total })

  const began = yield* Clock.currentTimeMillis
  const progress = yield* Progress
  let done = 0
  const tick = Effect.fnUntraced(function* (stage: Tick["stage"]) {
    const millis = yield* Clock.currentTimeMillis
    const pace = paceOf({ done, total, millis: millis - began })
    yield* progress.say({ of: "run", id, stage, done, total, ...pace, audience, at: new Date(millis).toISOString() })
  })

  const run: Analysing = { id, attempt, commit, seen: makeSeen() }
  // What it found before it was killed or given up, it finds no second time.
  yield* remind({ tasks: run.seen }, audiences, { by: id })
  let after: number | null = null
  while (true) {
    yield* tick("collect")
    const page: ReadonlyArray<UnreadAtom> = yield* unread.atoms(scope, after, pageAtoms)
    const last = page.at(-1)
    if (last === undefined) break
    after = last.number
    for (const batch of batchesOf(page)) {
      yield* readBatch(run, batch)
      done += batch.atoms.length
      yield* tick("read")
    }
  }
  yield* tell("complete", { _tag: "CompleteRun" })
  yield* tick("done")
})

/** What one question is about: atoms of one topic that the same people may see. */
export const batchesOf = (atoms: ReadonlyArray<UnreadAtom>): ReadonlyArray<Batch> =>
  [...Map.groupBy(atoms, ({ audience, topic }) => `${audience} ${topic ?? ""}`).values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / batchAtoms) }, (_, i) =>
      group.slice(i * batchAtoms, (i + 1) * batchAtoms)
    ).flatMap(([first, ...rest]) => (first === undefined ? [] : [batchOf(first, [first, ...rest])]))
  )
