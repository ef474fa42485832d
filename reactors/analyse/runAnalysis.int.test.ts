/** Analysis runs with the log in memory and the tables on PGlite: dates, people, duplicates, failures, cancellation. */
import { Effect, Fiber } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import { CommandBus } from "../../commands/commandBus.ts"
import type { Command } from "../../domain/run/run.ts"
import { ProposalId } from "../../domain/ids.ts"
import { team } from "../../domain/values.ts"
import { draftOfAtom, runCreated, topicCreated } from "../../projections/kit/samples.ts"
import { append, created } from "../../projections/kit/scene.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { analyse } from "./analyse.ts"
import type { DistilledTask } from "../../models/distillation.ts"
import { modelOf } from "../kit/modelByHand.ts"
import { backroom, embedAllTexts, appendAtoms, lastWith, tableRows, stage, eventsWith } from "../kit/scene.ts"
import { ada, bo } from "../../domain/kit/people.ts"

const { on, dispose } = stage("analysing")
afterAll(dispose)

const about = subjectOf("run", "run00000")
const byAda = (command: Command) =>
  Effect.flatMap(CommandBus, (bus) => bus.send({ actor: ada, key: command._tag }, { subject: about, command }))
const start = (audiences: typeof runCreated.audiences = [team]) =>
  append(about, { ...runCreated, audiences }, { _tag: "RunStarted" })
const deliver = Effect.flatMap(lastWith(about, "RunStarted", "RunRetried"), (commit) => analyse.on(commit))
const state = Effect.map(tableRows("runs"), ([row]) => row)
const drafts = Effect.map(eventsWith("TaskProposed"), (all) => all.map(({ draft }) => draft))

const task = (title: string, atom: number, more: Partial<DistilledTask> = {}): DistilledTask => ({
  title,
  description: "",
  atoms: [atom],
  duplicateOf: null,
  category: "chore",
  priority: "medium",
  duePhrase: null,
  assigneePhrase: null,
  score: 0.5,
  ...more
})
const notes = {
  id: "notes000",
  by: { id: "message1", text: "I will write the release notes by Friday", at: "2026-11-24T12:00:00Z" }
}
const report = {
  id: "report00",
  by: { id: "message2", text: "я напишу звіт завтра", author: bo, at: "2026-11-10T12:00:00Z" }
}
const backups = {
  id: "backups0",
  by: { id: "message3", text: "@bo checks the backups of the harbour", at: "2026-11-24T12:00:00Z" }
}

describe("a task that is proposed", () => {
  const dating = modelOf({
    analyse: () => ({
      tasks: [
        task("Write the release notes", 0, { duePhrase: "by Friday", assigneePhrase: "I" }),
        task("Draw up the report", 1, { duePhrase: "завтра", assigneePhrase: "я" }),
        task("Check the backups", 2, { duePhrase: "by Friday", assigneePhrase: "@bo" })
      ]
    })
  })
  test(
    "has its due date and its assignee from its own quote",
    on(dating.layer, () =>
      Effect.gen(function* () {
        yield* appendAtoms(notes, report, backups)
        yield* start()
        yield* deliver
        expect(
          (yield* drafts).map((draft) => draft.kind === "task" && [draft.due, draft.assignee, draft.atoms])
        ).toEqual([
          ["2026-11-27", ada, [notes.id]],
          ["2026-11-11", bo, [report.id]],
          // Its own quote does not name Friday.
          [null, bo, [backups.id]]
        ])
        const [first] = yield* eventsWith("TaskProposed")
        expect(first?.evidence).toMatchObject([{ message: "message1", text: notes.by.text, author: ada }])
        expect(yield* state).toMatchObject({ status: "completed", read: 3, proposals: 3 })
      })
    )
  )

  const repeating = modelOf({
    analyse: () => ({
      tasks: [
        task("Write the release notes", 0),
        task("Write the release notes", 0),
        task("Something with other words", 0, { duplicateOf: 0 }),
        task("Buy a printer for the office", 0, { duplicateOf: 39 }),
        task("From an atom that is not there", 7),
        { ...task("From nothing", 0), atoms: [] }
      ]
    })
  })
  test(
    "is compared with existing tasks (merge, update or new), and is dropped and counted without a valid atom",
    on(repeating.layer, () =>
      Effect.gen(function* () {
        yield* append(subjectOf("task", "task0001"), created("Write the release notes"))
        yield* appendAtoms(notes)
        yield* embedAllTexts
        yield* start()
        yield* deliver
        expect(repeating.batches[0]?.tasks[0]).toContain("Write the release notes")
        expect((yield* eventsWith("TaskProposed")).map(({ recommendation: { is, target } }) => [is, target])).toEqual([
          ["merge", "task0001"],
          ["update", "task0001"],
          ["new", null]
        ])
        expect(yield* eventsWith("BatchRead")).toMatchObject([{ unlocated: 2, duplicates: 1 }])
      })
    )
  )
})

describe("a model that fails", () => {
  let well = false
  const failing = modelOf({
    analyse: ({ atoms }) => {
      if (atoms.length > 1) return "too-long"
      if (!well && atoms[0]?.text === notes.by.text) return "busy"
      return { tasks: [task(`Do: ${atoms[0]?.text}`, 0)] }
    }
  })
  test(
    "gets halves of a batch that is too long; failed atoms are recorded, and a retry asks only about them",
    on(failing.layer, () =>
      Effect.gen(function* () {
        yield* appendAtoms(notes, report)
        yield* start()
        yield* deliver
        expect(failing.batches.map(({ atoms }) => atoms.length)).toEqual([2, 1, 1])
        expect(yield* eventsWith("BatchFailed")).toMatchObject([{ reason: "busy", atoms: [notes.id] }])
        expect(yield* state).toMatchObject({ status: "completed", read: 1, failed: 1 })
        well = true
        yield* byAda({ _tag: "RetryRun" })
        yield* deliver
        expect(failing.batches.slice(3).map(({ atoms }) => atoms.map(({ text }) => text))).toEqual([[notes.by.text]])
        expect(yield* drafts).toHaveLength(2)
        expect(yield* state).toMatchObject({ status: "completed", read: 2, failed: 0 })
      })
    )
  )
})

describe("a run", () => {
  const held = modelOf({ analyse: () => ({ tasks: [task("Write the release notes", 0)] }) })
  test(
    "stores nothing more after its cancellation, and continues after a retry",
    on(held.layer, () =>
      Effect.gen(function* () {
        yield* appendAtoms(notes)
        yield* start()
        held.hold()
        const work = yield* Effect.forkChild(deliver)
        yield* held.asked
        yield* byAda({ _tag: "CancelRun" })
        yield* held.release
        yield* Fiber.join(work)
        expect(yield* eventsWith("TaskProposed", "BatchRead", "BatchFailed", "RunCompleted")).toEqual([])
        yield* byAda({ _tag: "RetryRun" })
        yield* Effect.all([deliver, deliver], { concurrency: 2 })
        expect(yield* drafts).toHaveLength(1)
        expect(yield* state).toMatchObject({ status: "completed", read: 1 })
      })
    )
  )

  const telling = modelOf({ analyse: () => ({ tasks: [task("Sell the harbour", 0)] }) })
  test(
    "keeps audiences separate: proposals for the team quote only messages that the team may read",
    on(telling.layer, () =>
      Effect.gen(function* () {
        const whispered = { id: "message9", text: "We sell the harbour to Gdynia", audience: backroom }
        yield* appendAtoms({ id: "private0", by: whispered, audience: backroom }, notes)
        const { kind: _, tags: __, ...revised } = draftOfAtom(notes.by.text, "topic000")
        // A private message is also evidence of the team's atom.
        yield* append(subjectOf("atom", notes.id), { _tag: "AtomEvidenceAdded", proposal: ProposalId.make("private0") })
        yield* append(subjectOf("topic", "topic000"), topicCreated("Gdynia's offer", "topic000", backroom))
        yield* append(subjectOf("atom", notes.id), { _tag: "AtomRevised", ...revised })
        yield* start([team, backroom])
        yield* deliver
        const open = telling.batches.filter(({ atoms }) => atoms.some(({ text }) => text === notes.by.text))
        expect(open.map(({ atoms }) => atoms.length)).toEqual([1])
        expect(JSON.stringify(open)).not.toContain("Gdynia")
        const all = yield* eventsWith("TaskProposed")
        expect(all.map(({ audience }) => audience).toSorted()).toEqual([backroom, team])
        for (const { audience, evidence } of all)
          expect(evidence.map(({ message }) => message)).toEqual([audience === team ? "message1" : "message9"])
      })
    )
  )
})
