import { Effect } from "effect"
import type { Pending } from "../../../streams/ports/eventStore.ts"
import type { Subject } from "../../../streams/commit/subjects.ts"
import { advance, type Loaded } from "../loaded/loaded.ts"
import { aggregateOf, type Parts } from "./decide.ts"

/**
 * Stores commits, all or none, and folds them into the cache. Returns the sequence of each.
 *
 * `pending` has plain digests, and the log gets keyed ones. `on`: the aggregates of the commits, as they were loaded for the
 * decision. A failure removes them from the cache, because the log may have newer commits.
 */
export const appendAll = Effect.fnUntraced(function* (
  { store, cache, snapshots, digests }: Parts,
  pending: ReadonlyArray<Pending>,
  on: ReadonlyMap<Subject, Loaded>
) {
  const commits = yield* digests.keyed(pending)
  const [first, ...rest] = commits
  if (first === undefined) return []
  const seqs = yield* store.append(first, ...rest).pipe(
    Effect.tapError(({ _tag }) =>
      // After a conflict the next attempt adds the commits of the other writer.
      Effect.sync(() => _tag === "WrongLastSequence" || on.forEach((_, subject) => cache.drop(subject)))
    )
  )
  const now = new Map(on)
  commits.forEach((commit, i) => {
    const before = now.get(commit.subject)
    if (before === undefined) return
    now.set(
      commit.subject,
      advance(before, { ...commit, seq: seqs[i] ?? 0 }, aggregateOf(commit.subject).decider.evolve)
    )
  })
  for (const subject of new Set(commits.map((each) => each.subject))) {
    const loaded = now.get(subject)
    if (loaded === undefined) continue
    cache.put(subject, loaded)
    yield* snapshots.keep(subject, loaded)
  }
  return seqs
})
