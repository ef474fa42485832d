/** Merges one statement into another, and undoes it. Each is one atomic batch over both statements. */
import { Effect } from "effect"
import { AtomRefused } from "../../../domain/atom/atom.ts"
import { AtomId } from "../../../domain/ids.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { admit } from "../../admit.ts"
import { CommandBus, type Request, type Step } from "../../commandBus.ts"
import { Principals } from "../../principals.ts"
import { loadFromLog, requestFor, stateIn } from "../loadFromLog.ts"

/**
 * The merged statement is closed as replaced by `into`, which takes its evidence and its tags. The actor must be able to see both,
 * and neither may be archived. Between two audiences nothing is moved: readers of the wider one must not learn of the other one.
 */
export const mergeAtom = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  { into }: { readonly into: string }
) {
  const close = {
    _tag: "CloseAtom",
    status: "replaced",
    replacedBy: AtomId.make(into),
    proposal: null,
    message: null
  } as const
  yield* admit(yield* Principals, request.actor, close)
  if (into === id) return yield* new AtomRefused({ because: "itself" })
  const { now: from } = yield* loadFromLog(request.actor, "atom", id)
  const { now: target } = yield* loadFromLog(request.actor, "atom", into)
  if (from === null || target === null) return yield* new AtomRefused({ because: "not-found" })
  const moves = from.audience === target.audience
  const absorb: Step = {
    subject: subjectOf("atom", into),
    command: {
      _tag: "AbsorbAtom",
      wordsOf: request.actor,
      proposals: moves ? from.proposals : [],
      tags: moves ? from.tags : []
    },
    // The other statement may have changed before a retry: only the request is compared.
    asked: { merged: id }
  }
  const { seq } = yield* (yield* CommandBus).send(
    requestFor(request, id, "CloseAtom"),
    { subject: subjectOf("atom", id), command: close },
    absorb
  )
  return { id, seq }
})

/** Opens the statement again, and gives back the evidence and the tags that its last merge moved. */
export const unmergeAtom = Effect.fnUntraced(function* (request: Request, id: string) {
  const reopen = { _tag: "ReopenAtom" } as const
  yield* admit(yield* Principals, request.actor, reopen)
  const from = yield* loadFromLog(request.actor, "atom", id)
  if (from.now === null) return yield* new AtomRefused({ because: "not-found" })
  const release = yield* releaseAfter(lastMerge(from.commits), request, id)
  const { seq } = yield* (yield* CommandBus).send(
    requestFor(request, id, "ReopenAtom"),
    { subject: subjectOf("atom", id), command: reopen },
    ...release
  )
  return { id, seq }
})

/** The step that moves the evidence and the tags back; none without a merge, or when the actor may not see the other statement. */
const releaseAfter = Effect.fnUntraced(function* (merge: ReturnType<typeof lastMerge>, request: Request, id: string) {
  const none: ReadonlyArray<Step> = []
  if (merge === null) return none
  const { now, commits } = yield* loadFromLog(request.actor, "atom", merge.into)
  const moved = now === null ? null : movedBy(commits, merge.correlation)
  if (moved === null) return none
  const command = { _tag: "ReleaseAtom", wordsOf: request.actor, ...moved } as const
  const step: Step = { subject: subjectOf("atom", merge.into), command, asked: { merged: id } }
  return [step]
})

const lastMerge = (commits: ReadonlyArray<Commit>) =>
  commits
    .flatMap(({ correlation, events }) =>
      events.flatMap((event) =>
        event._tag === "AtomClosed" && event.proposal === null && event.replacedBy !== null
          ? [{ correlation, into: event.replacedBy }]
          : []
      )
    )
    .at(-1) ?? null

/** The evidence and the tags that the commit of a merge added. All commits of one merge have one correlation. */
const movedBy = (commits: ReadonlyArray<Commit>, correlation: string) => {
  const at = commits.findIndex((commit) => commit.correlation === correlation)
  const commit = commits[at]
  const before = stateIn("atom", commits.slice(0, Math.max(at, 0)))
  if (commit === undefined || before.is === "absent") return null
  return {
    proposals: commit.events.flatMap((event) => (event._tag === "AtomEvidenceAdded" ? [event.proposal] : [])),
    tags: commit.events
      .flatMap((event) => (event._tag === "AtomTagged" ? event.tags : []))
      .filter((tag) => !before.tags.includes(tag))
  }
}
