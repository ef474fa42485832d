/**
 * The rows of the windows that are the same for all readers of an audience, in memory. They are read once in each generation,
 * then brought to the position of the tables by the changes since, and their JSON is shared by all sockets.
 */
import { Effect } from "effect"
import { LRUCache } from "lru-cache"
import { team } from "../../../../domain/values.ts"
import type { Views } from "../../../../projections/reads/views/views.ts"
import type { SharedKind } from "../../../../projections/reads/views/windowSql.ts"
import { type ViewWindow, type WindowKind, windowHolds } from "../../../contract/windows.ts"
import { makeTurns } from "../../entry/limits/turns.ts"
import { heldRowOf, type PlacedRow, placeRows, type Rights } from "../lanes/placed.ts"
import type { ChangesAfter } from "./changesAfter.ts"
import { jsonOf, rowParts } from "../lanes/parts.ts"

/** The most rows that are kept, about 400 bytes each: enough for two windows of 100,000 tasks. */
const mostRows = 200_000

/** The JSON of the rows of one lane, by id. */
type LaneRows = Map<string, string>
interface SharedRows {
  at: number
  readonly lanes: Map<string, LaneRows>
  /** The JSON of a lane in parts, until its rows change. */
  readonly parts: Map<string, ReadonlyArray<string>>
}

const sharedKinds: { readonly [K in SharedKind]: true } = {
  "tasks:active": true,
  "proposals:open": true,
  people: true,
  topics: true,
  atoms: true,
  counts: true,
  savedViews: true
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
  /** Part of the key, so that a read that has begun before `forget` is not kept. */
  let forgotten = 0

  /** Changes when the kept rows are out of date. A row in the lane of a person depends on the rights of that person. */
  const version = Effect.map(views.generation, (generation) =>
    [generation, rights.rightsVersion(), rights.merges(), forgotten].join(" ")
  )

  const current = Effect.fnUntraced(function* (window: SharedWindow, audience: string) {
    const key = [yield* version, window.kind, audience].join(" ")
    const known = kept.get(key)
    const change = known === undefined ? null : yield* changesAfter(window.view, known.at)
    if (known === undefined || change === null) {
      const found = yield* readShared(views, rights, window, audience)
      kept.set(key, found)
      return found
    }
    if (change.rows.length + change.removed.length > 0) {
      drop(known, [...change.rows.map(({ row }) => String(row["id"])), ...change.removed.map(({ id }) => id)])
      put(
        known,
        window,
        change.rows.filter(({ of }) => of === audience)
      )
      kept.set(key, known)
    }
    known.at = change.to
    return known
  })

  /** The rows of a window for an audience, at the position of the tables or later. */
  const rows = (window: SharedWindow, audience: string) =>
    Effect.map(turns.run(`${window.kind} ${audience}`, current(window, audience)), ({ at, lanes, parts }) => ({
      at,
      /** The JSON of the rows in a lane. Other lanes than the team's have only those team rows that show more references there. */
      partsIn: (lane: string): ReadonlyArray<string> => {
        const rows = lanes.get(lane)
        if (rows === undefined) return []
        const known = parts.get(lane) ?? rowParts(rows.values())
        parts.set(lane, known)
        return known
      }
    }))
  return {
    rows,
    /** Reads the largest window of the team before a page asks for it, once in each version. */
    warm: warmOnce(
      version,
      Effect.suspend(() => rows(largest, team))
    ),
    /** Call it when an item or a person can be seen by more readers: rows that refer to it then show it. */
    forget: () => {
      forgotten++
      kept.clear()
    }
  }
}

/** Reads once in each version. A failed read is repeated by the next call. */
const warmOnce = <A, E>(version: Effect.Effect<string>, read: Effect.Effect<A, E>) => {
  let warmed = ""
  return Effect.gen(function* () {
    const now = yield* version
    if (now === warmed) return
    yield* read
    warmed = now
  })
}

export type SharedWindows = ReturnType<typeof makeSharedWindows>["rows"]

/** Rows that are put into lanes in one step of about 30 ms. */
const placedAtOnce = 1_000

/** Reads the rows of an audience, part by part. */
const readShared = Effect.fnUntraced(function* (
  views: Views["Service"],
  rights: Rights,
  window: SharedWindow,
  audience: string
) {
  const found: SharedRows = { at: yield* views.at, lanes: new Map(), parts: new Map() }
  let after = ""
  for (let isLast = false; !isLast;) {
    const part = yield* views.sharedPart(window.kind, audience, after)
    for (let from = 0; from < part.rows.length; from += placedAtOnce) {
      const rows = part.rows.slice(from, from + placedAtOnce)
      const change = { view: window.view, to: found.at, removed: [], rows }
      put(found, window, (yield* placeRows(views, rights, change, audience)).rows)
      // Other requests are answered between two slices.
      yield* Effect.yieldNow
    }
    after = part.rows.at(-1)?.id ?? after
    isLast = part.isLast
  }
  return found
})

const sizeOf = ({ lanes }: SharedRows) => 1 + [...lanes.values()].reduce((sum, { size }) => sum + size, 0)

const put = ({ lanes, parts }: SharedRows, window: ViewWindow, rows: ReadonlyArray<PlacedRow>) => {
  for (const { lane, row } of rows) {
    if (!windowHolds(window, heldRowOf(window.view, row), [])) continue
    const held = lanes.get(lane) ?? new Map<string, string>()
    lanes.set(lane, held.set(String(row["id"]), jsonOf(row)))
    parts.delete(lane)
  }
}
const drop = ({ lanes, parts }: SharedRows, ids: ReadonlyArray<string>) => {
  for (const [lane, rows] of lanes) for (const id of ids) if (rows.delete(id)) parts.delete(lane)
}

/** The lanes of a reader, from the widest to the narrowest, each with the audience whose rows it carries. */
export const lanesOfReader = (audiences: ReadonlyArray<string>) => {
  const others = audiences.filter((audience) => audience !== team)
  const own = others.map((audience) => ({ of: audience, lane: audience }))
  if (!audiences.includes(team)) return own
  return [{ of: team, lane: team }, ...others.map((lane) => ({ of: team, lane })), ...own]
}
