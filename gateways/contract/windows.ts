/**
 * The windows: the parts of a view that a client can follow. A client names a window by its text, such as `tasks:active`.
 * The server answers the text, and both sides decide by the same rule which rows a window holds.
 *
 * Imports no schema, because the dashboard loads it.
 */
import { decodeCursor, encodeCursor, type PageCursor } from "../../projections/reads/cursor.ts"
import type { Lines, LineView } from "./lines.ts"

/** A part of a list in the order of time. `from: null`: the newest rows (`before`), or the oldest (`after`). */
export interface WindowPage {
  readonly direction: "before" | "after"
  readonly from: PageCursor | null
  /** The rows of the snapshot. Later changes can make it more or fewer. */
  readonly limit: number
}

export interface ViewWindow {
  readonly text: string
  readonly kind: WindowKind
  readonly view: LineView
  readonly id: string | null
  readonly page: WindowPage | null
}

interface Declared<V extends LineView> {
  readonly view: V
  /** The parts of the text after the name of the window. */
  readonly takes: "nothing" | "id" | "page" | "id and page"
  /** Whether the window holds the row, apart from its page. `names`: the ids of the reader. */
  readonly holds: (row: Lines[V], id: string, names: ReadonlyArray<string>) => boolean
  /** True when rows never leave the window by a change, so a changed row outside of it needs no removal. */
  readonly stays?: true
  /** The place of a row in the order of the pages. */
  readonly key?: (row: Lines[V]) => PageCursor
}
const declare = <V extends LineView>(
  view: V,
  takes: Declared<V>["takes"],
  rest: Omit<Declared<V>, "view" | "takes">
) => ({
  view,
  takes,
  ...rest
})

const isOver = ({ status }: Pick<Lines["tasks"], "status">) => status === "done" || status === "cancelled"
const changedAt = ({ updatedAt: at, id }: Lines["tasks"]) => ({ at, id })
const isUndecided = ({ status }: Pick<Lines["proposals"], "status">) => status === "open" || status === "snoozed"
const every = { holds: () => true, stays: true as const }
const one = { holds: (row: { readonly id: string }, id: string) => row.id === id, stays: true as const }
const sentAt = ({ sentAt: at, id }: Lines["messages"]) => ({ at, id })

const declared = {
  "tasks:active": declare("tasks", "nothing", { holds: (row) => !isOver(row) }),
  /** The active tasks of the reader. */
  "tasks:mine": declare("tasks", "nothing", {
    holds: (row, _, names) => !isOver(row) && row.assignee !== null && names.includes(row.assignee)
  }),
  /** The active tasks that the reader created. */
  "tasks:made": declare("tasks", "nothing", {
    holds: (row, _, names) => !isOver(row) && names.includes(row.createdBy)
  }),
  /** Done and cancelled tasks, the latest change first. */
  "tasks:done": declare("tasks", "page", { holds: isOver, key: changedAt }),
  /** Each has one status, so that thousands of newer cancelled tasks do not hide the done ones. */
  "tasks:completed": declare("tasks", "page", { holds: ({ status }) => status === "done", key: changedAt }),
  "tasks:cancelled": declare("tasks", "page", { holds: ({ status }) => status === "cancelled", key: changedAt }),
  task: declare("tasks", "id", one),
  /** The messages of all chats. */
  messages: declare("messages", "page", { ...every, key: sentAt }),
  "messages:chat": declare("messages", "id and page", {
    holds: ({ chat }, id) => chat === id,
    stays: true,
    key: sentAt
  }),
  message: declare("messages", "id", one),
  /** Open and snoozed proposals. */
  "proposals:open": declare("proposals", "nothing", { holds: isUndecided }),
  "proposals:decided": declare("proposals", "page", {
    holds: (row) => !isUndecided(row),
    key: ({ decidedAt, id }) => ({ at: decidedAt ?? "", id })
  }),
  proposal: declare("proposals", "id", one),
  people: declare("people", "nothing", every),
  topics: declare("topics", "nothing", every),
  atoms: declare("atoms", "nothing", every),
  "atoms:topic": declare("atoms", "id", { holds: ({ topic }, id) => topic === id }),
  atom: declare("atoms", "id", one),
  extractions: declare("extractions", "page", { ...every, key: ({ requestedAt: at, id }) => ({ at, id }) }),
  runs: declare("runs", "page", { ...every, key: ({ createdAt: at, id }) => ({ at, id }) }),
  counts: declare("counts", "nothing", every),
  /** The saved views of the reader, and those of the team. */
  savedViews: declare("savedViews", "nothing", every),
  /** The order in which the reader sees the saved views. */
  viewOrders: declare("viewOrders", "nothing", every),
  /** The notices of the reader that still concern them. `about` is null when the reader lost the right to see the thing. */
  "notices:mine": declare("notices", "page", {
    holds: ({ settled, about }) => !settled && about !== null,
    key: ({ at, id }) => ({ at, id })
  })
} as const
export type WindowKind = keyof typeof declared
/** Every kind of window. */
export const windowKinds = Object.keys(declared) as ReadonlyArray<WindowKind>

/** The most rows that the snapshot of a page may ask for. */
export const mostPageRows = 200

/** Characters of the longest text: an id, and a cursor of 200 characters. */
const mostText = 300
const isKind = (name: string): name is WindowKind => Object.hasOwn(declared, name)
const ids = /^[a-z0-9]{8,40}$/
const edges = { before: "newest", after: "oldest" } as const

/** The window of a text; otherwise a sentence that says what is wrong with it. */
export const parseWindow = (text: string): ViewWindow | { readonly refused: string } => {
  if (text.length > mostText) return { refused: `the text of a window has at most ${mostText} characters` }
  const [name = "", ...rest] = text.split(",")
  // `task:<id>` is short for `task,<id>`.
  const single = /^([a-z]+):([a-z0-9]{8,40})$/.exec(name)
  if (!isKind(name) && single?.[1] !== undefined && single[2] !== undefined && rest.length === 0)
    return { ...parseWindow(`${single[1]},${single[2]}`), text }
  if (!isKind(name)) return { refused: `there is no such window: the windows are ${windowKinds.join(", ")}` }
  const { view, takes } = declared[name]
  const hasId = takes === "id" || takes === "id and page"
  const id = hasId ? (rest.shift() ?? "") : null
  if (id !== null && !ids.test(id)) return { refused: `${name} needs an id of 8 to 40 lower-case letters and digits` }
  const page = takes === "page" || takes === "id and page" ? pageOf(name, rest) : null
  if (page !== null && "refused" in page) return page
  if (page === null && rest.length > 0) return { refused: `${name} has too many parts` }
  return { text, kind: name, view, id, page }
}

const pageOf = (
  name: string,
  [direction, from = "", limit = "", ...more]: ReadonlyArray<string>
): WindowPage | { readonly refused: string } => {
  if (more.length > 0 || (direction !== "before" && direction !== "after"))
    return { refused: `${name} needs a page: before,newest,100 or before,<cursor>,100 or after,<cursor>,100` }
  const cursor = from === edges[direction] ? null : decodeCursor(from)
  if (cursor === null && from !== edges[direction])
    return { refused: `${name}: ${from.slice(0, 50)} is neither ${edges[direction]} nor a cursor of this list` }
  if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > mostPageRows)
    return { refused: `${name}: a page has 1 to ${mostPageRows} rows` }
  return { direction, from: cursor, limit: Number(limit) }
}

/** The text of a page, for the text of a window: `before,newest,100`. */
export const pageText = (
  direction: WindowPage["direction"],
  from: PageCursor | string | null,
  limit: number
): string => {
  const cursor = typeof from === "object" && from !== null ? encodeCursor(from) : from
  return `${direction},${cursor ?? edges[direction]},${limit}`
}

/**
 * Whether a window holds a row of its view.
 *
 * @param end the `next` of the window's snapshot: the last row of the page, beyond which the window holds nothing; null
 * when the window has no page, or when its snapshot reached the end of the list
 */
export const windowHolds = (
  { kind, id, page }: ViewWindow,
  row: Lines[LineView],
  names: ReadonlyArray<string>,
  end: string | null = null
): boolean => {
  // The cast: the caller gives a row of the window's view.
  const { holds, key } = declared[kind] as unknown as Declared<LineView>
  if (!holds(row, id ?? "", names)) return false
  return page === null || key === undefined || isInPage(page, key(row), end === null ? null : decodeCursor(end))
}

/** True when rows never leave windows of this kind by a change, so a changed row outside of one needs no removal. */
export const neverLeaves = (kind: WindowKind): boolean => {
  const { stays = false }: { readonly stays?: boolean } = declared[kind]
  return stays
}

/** The place of a row in the order of the window's pages; null for a window without pages. */
export const pageKeyOf = (kind: WindowKind, row: Lines[LineView]): PageCursor | null => {
  // The cast: the caller gives a row of the window's view.
  const { key } = declared[kind] as unknown as Declared<LineView>
  return key === undefined ? null : key(row)
}

/** By time, then by id. Both are ASCII, so the order is that of the tables. */
export const comparePageKeys = (a: PageCursor, b: PageCursor): number => compare(a.at, b.at) || compare(a.id, b.id)
const compare = (a: string, b: string) => {
  if (a === b) return 0
  return a < b ? -1 : 1
}

const isInPage = ({ direction, from }: WindowPage, key: PageCursor, end: PageCursor | null) => {
  const sign = direction === "before" ? 1 : -1
  const isBeyondStart = from === null || comparePageKeys(key, from) * sign < 0
  return isBeyondStart && (end === null || comparePageKeys(key, end) * sign >= 0)
}
