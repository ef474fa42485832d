/** The followed views, for every page: rows, status, ticks, and own changes shown before the server confirms them. */
import { createContext, createSignal, onCleanup, type ParentProps, useContext } from "solid-js"
import { createStore } from "solid-js/store"
import type { Receipt, Session, TaskRow, View } from "../../gateways/contract.ts"
import type { Tick } from "../../gateways/contract/knowledge.ts"
import type { Refusal } from "./rest/api.ts"
import { connect, type ConnectionStatus } from "./connection.ts"
import { cameBack } from "./fetched.ts"
import { createUnsent } from "./unsent/unsent.ts"
import { createRows, type Rows } from "./rows/rows.ts"

const makeLive = (session: Session, onRefused: (why: Refusal) => void, onSignedOut: () => void) => {
  const [status, setStatus] = createSignal<ConnectionStatus>("connecting")
  const [ticks, setTicks] = createStore<{ [id: string]: Tick }>({})
  const unsent = createUnsent(session.actor, sessionStorage, onRefused)
  const fate = { refused: onRefused, unanswered: unsent.add }
  const views: { readonly [V in View]: Rows<V> } = {
    people: createRows("people", fate),
    tasks: createRows("tasks", fate),
    messages: createRows("messages", fate),
    proposals: createRows("proposals", fate),
    topics: createRows("topics", fate),
    atoms: createRows("atoms", fate),
    extractions: createRows("extractions", fate),
    runs: createRows("runs", fate)
  }
  const connection = connect(
    `${location.origin.replace(/^http/, "ws")}/ws`,
    (now) => {
      if (now === "signed-out") return onSignedOut()
      if (now === "live" && status() === "stale") cameBack()
      return setStatus(now)
    },
    (tick) => setTicks(tick.id, tick)
  )
  for (const rows of Object.values(views)) connection.follow(rows)
  onCleanup(connection.end)

  const { tasks, messages, people } = views
  return {
    session,
    /** True when the page offers commands. A viewer has none. The server checks independently. */
    mayAct: (): boolean => (people.rows[session.actor]?.role ?? session.role) !== "viewer",
    status,
    /** Commands without an answer. */
    unsent,
    position: tasks.position,
    views,
    tasks: tasks.rows,
    messages: messages.rows,
    people: people.rows,
    /** The latest tick of work in progress, by its id. Ticks are not stored, so it may be missing. */
    ticks: ticks as { readonly [id: string]: Tick | undefined },
    /** A task with the person's own changes. */
    task: tasks.shown,
    nameOf: (actor: string): string =>
      people.rows[actor]?.name ?? actor.slice(actor.indexOf(":") + 1, actor.indexOf(":") + 9),
    /** Changes a task, see `Rows.act`. */
    act: (id: string, change: Partial<TaskRow>, request: () => Promise<Receipt>) => tasks.act(id, change, request)
  }
}
export type Live = ReturnType<typeof makeLive>

const Context = createContext<Live>()

export function LiveProvider(
  props: ParentProps<{
    readonly session: Session
    readonly onRefused: (why: Refusal) => void
    readonly onSignedOut: () => void
  }>
) {
  return (
    <Context.Provider value={makeLive(props.session, props.onRefused, props.onSignedOut)}>
      {props.children}
    </Context.Provider>
  )
}

export const useLive = (): Live => {
  const live = useContext(Context)
  if (live === undefined) throw new Error("useLive belongs under a LiveProvider")
  return live
}
