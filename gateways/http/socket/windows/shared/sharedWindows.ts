/**
 * The rows of the windows that are the same for all readers of an audience, in memory. They are read once in each generation,
 * then brought to the position of the tables by the changes since, and their JSON is shared by all sockets.
 *
 * Rows that refer to no closed item are the same for all rights, so that a new person or token costs no read of all rows.
 */
import { Effect } from "effect"
import { LRUCache } from "lru-cache"
import { team } from "../../../../../domain/values.ts"
import type { Views } from "../../../../../projections/reads/views/views.ts"
import type { SharedKind } from "../../../../../projections/reads/views/windowSql.ts"
import { type ViewWindow, type WindowKind, windowHolds } from "../../../../contract/windows.ts"
import { makeTurns } from "../../../entry/limits/turns.ts"
import { heldRowOf, type PlacedChange, placeRows, type Rights } from "../../lanes/placed.ts"
import type { ChangesAfter } from "./changesAfter.ts"
import { jsonOf } from "../../lanes/parts.ts"
import { type LaneRows, makeLaneRows } from "./laneRows.ts"

/** The most rows that are kept, about 400 bytes each: enough for two windows of 100,000 tasks. */
const mostRows = 200_000

interface SharedRows {
  at: number
  /** Other tables, and merged people. */
  readonly version: string
  /** The version of the rights at the read. It counts only when the rows refer to closed items. */
  readonly rights: number
  readonly closed: Set<string>
  readonly people: Set<string>
  readonly lanes: Map<string, LaneRows>
}

const sharedKinds: { readonly [K in SharedKind]: true } = {
  "tasks:active": true,
  "proposals:open": true,
  people: true,
  topics: true,
  atoms: true,
  counts: true,
  savedViews: true,
  viewOrders: true
}
type SharedWindow = ViewWindow & { readonly kind: SharedKind }
export const isShared = (kind: WindowKind): kind is SharedKind => Object.hasOwn(sharedKinds, kind)

/** The window with the most rows. Every page needs it. */
const largest: SharedWindow = {
  text: "tasks:active",
  view: "tasks",
  kind: "tasks:active",
  id: null,
  page: null
}

export const makeSharedWindows = (views: Views["Service"], rights: Rights, changesAfter: ChangesAfter) => {
  const kept = new LRUCache<string, SharedRows>({ maxSize: mostRows, sizeCalculation: sizeOf })
  const turns = makeTurns<string>(() => 1)
  /** A read that has begun before `forget` is not kept. */
  let forgotten = 0

  const version = Effect.map(views.generation, (generation) => `${generation} ${rights.merges()}`)
  const isCurrent = (found: SharedRows, now: string) =>
    found.version === now && (found.closed.size === 0 || found.rights === rights.rightsVersion())
  const keyOf = (window: SharedWindow, audience: string) => `${window.kind} ${audience}`

  const current = Effect.fnUntraced(function* (window: SharedWindow, audience: string) {
    const key = keyOf(window, audience)
    const before = forgotten
    const now = yield* version
    const found = kept.get(key)
    const known = found !== undefined && isCurrent(found, now) ? found : undefined
    const change = known === undefined ? null : yield* changesAfter(window.view, known.at)
    if (known === undefined || change === null) {
      const read = yield* readShared(views, rights, window, audience, now)
      if (forgotten === before) kept.set(key, read)
      return read
    }
    if (change.rows.length + change.removed.length > 0) {
      drop(known, [...change.rows.map(({ row }) => String(row["id"])), ...change.removed.map(({ id }) => id)])
      const rows = change.rows.filter(({ of }) => of === audience)
      put(known, window, { ...change, rows })
      // Its size has changed.
      if (forgotten === before) kept.set(key, known)
    }
    known.at = change.to
    return known
  })

  /** The rows of a window for an audience, at the position of the tables or later. */
  const rows = (window: SharedWindow, audience: string) =>
    Effect.map(turns.run(`${window.kind} ${audience}`, current(window, audience)), ({ at, lanes }) => ({
      at,
      /** The JSON of the rows in a lane. Other lanes than the team's have only those team rows that show more references there. */
      partsIn: (lane: string): ReadonlyArray<string> => lanes.get(lane)?.parts() ?? []
    }))
  return {
    rows,
    /** Reads the largest window of the team before a page asks for it, unless its rows are kept. */
    warm: Effect.gen(function* () {
      const found = kept.peek(keyOf(largest, team))
      if (found === undefined || !isCurrent(found, yield* version)) yield* rows(largest, team)
    }),
    /**
     * Call it when items or people can be seen by more readers, or when people are new: rows that refer to them are read again.
     * `ids`: null for all.
     */
    forget: (ids: ReadonlyArray<string> | null) => {
      forgotten++
      for (const [key, { closed, people }] of kept.entries())
        if (ids === null || ids.some((id) => closed.has(id) || people.has(id))) kept.delete(key)
    }
  }
}

export type SharedWindows = ReturnType<typeof makeSharedWindows>["rows"]

/** Rows that are put into lanes in one step of about 30 ms. */
const placedAtOnce = 1_000

/** Reads the rows of an audience, part by part. */
const readShared = Effect.fnUntraced(function* (
  views: Views["Service"],
  rights: Rights,
  window: SharedWindow,
  audience: string,
  version: string
) {
  const found: SharedRows = {
    at: yield* views.at,
    version,
    rights: rights.rightsVersion(),
    closed: new Set(),
    people: new Set(),
    lanes: new Map()
  }
  let after = ""
  for (let isLast = false; !isLast;) {
    const part = yield* views.sharedPart(window.kind, audience, after)
    for (let from = 0; from < part.rows.length; from += placedAtOnce) {
      const rows = part.rows.slice(from, from + placedAtOnce)
      const change = { view: window.view, to: found.at, removed: [], rows }
      put(found, window, yield* placeRows(views, rights, change, audience))
      // Other requests are answered between two slices.
      yield* Effect.yieldNow
    }
    after = part.rows.at(-1)?.id ?? after
    isLast = part.isLast
  }
  return found
})

const sizeOf = ({ lanes }: SharedRows) => 1 + [...lanes.values()].reduce((sum, { size }) => sum + size(), 0)

const put = (
  { lanes, ...refersTo }: SharedRows,
  window: ViewWindow,
  { rows, closed, people }: Pick<PlacedChange, "rows" | "closed" | "people">
) => {
  for (const id of closed) refersTo.closed.add(id)
  for (const id of people) refersTo.people.add(id)
  for (const { lane, row } of rows) {
    if (!windowHolds(window, heldRowOf(window.view, row), [])) continue
    const held = lanes.get(lane) ?? makeLaneRows()
    held.put(String(row["id"]), jsonOf(row))
    lanes.set(lane, held)
  }
}
const drop = ({ lanes }: SharedRows, ids: ReadonlyArray<string>) => {
  for (const rows of lanes.values()) for (const id of ids) rows.drop(id)
}

/** The lanes of a reader, from the widest to the narrowest, each with the audience whose rows it carries. */
export const lanesOfReader = (audiences: ReadonlyArray<string>) => {
  const others = audiences.filter((audience) => audience !== team)
  const own = others.map((audience) => ({ of: audience, lane: audience }))
  if (!audiences.includes(team)) return own
  return [{ of: team, lane: team }, ...others.map((lane) => ({ of: team, lane })), ...own]
}
