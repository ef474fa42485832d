/**
 * The commits that webhooks may report, for all endpoints at once: the newest ones in memory, and pages of earlier ones. An
 * endpoint that is behind reads pages; endpoints at the same place share them.
 */
import { Effect, Schedule, type Scope, Stream } from "effect"
import { LRUCache } from "lru-cache"
import type { Recorded } from "../../../streams/commit/envelope.ts"
import type { LogChanged, StreamUnavailable } from "../../../streams/errors.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import { reportedSubjects } from "./reportedKinds.ts"

const endpointSubjects = "evt.endpoint.>"
const isOfEndpoint = ({ subject }: Recorded) => subject.startsWith("evt.endpoint.")

/** Commits that stay in memory. */
const mostKept = 1000
/** Positions of one page. */
const pagePositions = 1000
const mostPages = 4

export interface CommitPage {
  readonly commits: ReadonlyArray<Recorded>
  /** Every commit up to this position is in the page, or before it. */
  readonly read: number
}

export interface CommitTail {
  /** The position of the last commit of the log. */
  readonly head: Effect.Effect<number, StreamUnavailable>
  /** The commits after a position, in order; an empty page with the same position at the end of the log. */
  readonly after: (position: number) => Effect.Effect<CommitPage, StreamUnavailable | LogChanged>
  /** The commit at a position, without texts that are erased; null when the log has none there. */
  readonly at: (position: number) => Effect.Effect<Recorded | null, StreamUnavailable | LogChanged>
  /** Calls back for each new commit, until the scope closes. */
  readonly onNew: (tell: Tell) => Effect.Effect<void, never, Scope.Scope>
}

/** Null: any commits may be new. `previous`: the position of the commit before. */
type Tell = (recorded: Recorded | null, previous: number) => void

/** The newest commits, in memory. */
interface Kept {
  /** Every commit after this position, up to `at`, is in `commits`. */
  from: number
  at: number
  commits: Array<Recorded>
  /** `forgets` before the first of them was read. After a later erasure they may hold erased texts. */
  forgets: number
}

const keep = (kept: Kept, recorded: Recorded) => {
  kept.commits.push(recorded)
  kept.at = recorded.seq
  if (kept.commits.length < 2 * mostKept) return
  kept.commits = kept.commits.slice(-mostKept)
  kept.from = (kept.commits[0]?.seq ?? 1) - 1
}

/**
 * @param filtersCurrent waits until all present changes of endpoints are known: events are compared with the filters, and earlier
 *   filters could leave one out
 */
export const makeCommitTail = Effect.fnUntraced(function* (filtersCurrent: Effect.Effect<void, StreamUnavailable>) {
  const feed = yield* Feed
  const { forgets } = yield* Keyring
  const listeners = new Set<Tell>()
  const kept: Kept = { from: 0, at: 0, commits: [], forgets: forgets() }
  const pages = makePages(feed, forgets, filtersCurrent)
  /** False after an erasure, and before the first commits: then commits are read from the log. */
  const isUsable = () => kept.at > 0 && kept.forgets === forgets()

  const take = (recorded: Recorded) => {
    const previous = kept.at
    keep(kept, recorded)
    for (const tell of listeners) tell(recorded, previous)
    // The stream may have read the next commits before the erasure, so it begins again.
    return isUsable()
  }
  const follow = Effect.gen(function* () {
    const before = forgets()
    // The changes of endpoints up to the head are not among the commits that follow.
    const head = yield* Effect.tap(feed.head, () => filtersCurrent)
    Object.assign(kept, { from: head, at: head, commits: [], forgets: before } satisfies Kept)
    pages.clear()
    for (const tell of listeners) tell(null, head)
    yield* feed
      .commits({ after: head, subjects: [...reportedSubjects, endpointSubjects] })
      .pipe(
        Stream.runForEachWhile((recorded) =>
          isOfEndpoint(recorded) ? Effect.as(filtersCurrent, true) : Effect.sync(() => take(recorded))
        )
      )
    kept.commits = []
  })
  yield* follow.pipe(
    Effect.tapError(({ message }) => Effect.logWarning("webhooks lost the log and retry", message)),
    Effect.ignore,
    Effect.repeat(Schedule.spaced("1 second")),
    Effect.forkScoped
  )

  const tail: CommitTail = {
    head: feed.head,
    after: (position) =>
      Effect.suspend((): ReturnType<CommitTail["after"]> => {
        if (position < kept.from || !isUsable()) return pages.after(position)
        const commits = kept.commits.slice(firstAfter(kept.commits, position))
        return Effect.succeed({ commits, read: Math.max(position, kept.at) })
      }),
    at: (position) =>
      Effect.suspend((): ReturnType<CommitTail["at"]> => {
        const found = isUsable() ? kept.commits[firstAfter(kept.commits, position - 1)] : undefined
        return found?.seq === position ? Effect.succeed(found) : pages.at(position)
      }),
    onNew: (tell) =>
      Effect.acquireRelease(
        Effect.sync(() => void listeners.add(tell)),
        () => Effect.sync(() => void listeners.delete(tell))
      )
  }
  return tail
})

/** `forgets`: the count of erasures before the page was read. After a later one its commits may hold erased texts. */
interface Page {
  readonly commits: ReadonlyArray<Recorded>
  readonly forgets: number
}

/** Reads earlier commits. A page that no new commit can enter is kept for other endpoints. */
const makePages = (
  feed: Feed["Service"],
  forgets: () => number,
  filtersCurrent: Effect.Effect<void, StreamUnavailable>
) => {
  const pages = new LRUCache<number, Page>({ max: mostPages })
  const collected = (after: number, upTo: number) =>
    feed.range({ after, upTo, subjects: reportedSubjects }).pipe(
      Stream.runCollect,
      Effect.map((found): ReadonlyArray<Recorded> => found),
      Effect.tap(() => filtersCurrent)
    )
  return {
    clear: () => pages.clear(),
    /** Reads a page in memory if it has the position, because it has each commit of its positions. */
    at: (position: number) => {
      const page = pages.get(pageOf(position))
      if (page === undefined || page.forgets !== forgets()) return feed.at(position)
      const found = page.commits[firstAfter(page.commits, position - 1)]
      return Effect.succeed(found?.seq === position ? found : null)
    },
    after: Effect.fnUntraced(function* (position: number) {
      const head = yield* feed.head
      const number = pageOf(position + 1)
      const end = (number + 1) * pagePositions
      if (end > head)
        return { commits: head > position ? yield* collected(position, head) : [], read: Math.max(head, position) }
      const before = forgets()
      const page: Page = pages.get(number) ?? { commits: yield* collected(end - pagePositions, end), forgets: before }
      pages.set(number, page)
      return { commits: page.commits.slice(firstAfter(page.commits, position)), read: end }
    })
  }
}

/** The page of a position: the first one has the positions 1 to 1000. */
const pageOf = (position: number) => Math.floor((position - 1) / pagePositions)

/** The index of the first commit after a position: the commits are in order. */
const firstAfter = (commits: ReadonlyArray<Recorded>, position: number): number => {
  let low = 0
  let high = commits.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((commits[middle]?.seq ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low
}
