/** The followed views, for every page: rows, status, ticks, and own changes shown before the server confirms them. */
import { createContext, createSignal, onCleanup, type ParentProps, useContext } from "solid-js"
import { createStore } from "solid-js/store"
import type { Receipt, Session, TaskRow } from "../../gateways/contract.ts"
import type { CountKind } from "../../gateways/contract/lines.ts"
import type { Tick } from "../../gateways/contract/knowledge.ts"
import { onAnswered, type Refusal } from "./rest/api.ts"
import { hasAppSession } from "./credential/apiFetch.ts"
import { connect, type ConnectionStatus } from "./connection.ts"
import { cameBack } from "./fetched.ts"
import { keptStoreOf, noKeptStore } from "./device/database.ts"
import { leaveDevice, onLeave } from "./device/leaveDevice.ts"
import { keepViews } from "./kept/keepViews.ts"
import { createUnsent } from "./unsent/unsent.ts"
import { createViews } from "./windows/createViews.ts"

/** The windows that every page needs. A page opens others with `useWindow`. */
const baseWindows = [
  "people",
  "counts",
  "topics",
  "savedViews",
  "viewOrders",
  "tasks:active",
  "proposals:open",
  "runs,before,newest,100",
  "extractions,before,newest,100",
  "notices:mine,before,newest,200"
]

const makeLive = (session: Session, onRefused: (why: Refusal) => void, onSignedOut: () => void) => {
  const [status, setStatus] = createSignal<ConnectionStatus>("connecting")
  const [ticks, setTicks] = createStore<{ [id: string]: Tick }>({})
  const unsent = createUnsent(session.actor, sessionStorage, onRefused)
  onCleanup(onAnswered(unsent.answered))
  const views = createViews([session.actor], { refused: onRefused, unanswered: unsent.add })
  // The Mini App keeps no rows on the device, and its end does not sign the browser out.
  const isApp = hasAppSession()
  const leave = isApp ? async () => {} : leaveDevice
  const connection = connect({ url: socketUrl(), actor: session.actor }, views, {
    status: (now) => {
      if (now === "signed-out") return void leave().then(onSignedOut)
      if (now === "live" && status() === "stale") cameBack()
      return setStatus(now)
    },
    tick: (tick) => setTicks(tick.id, tick)
  })
  for (const text of baseWindows) connection.open(text)
  void keepViews(isApp ? noKeptStore : keptStoreOf(session.actor), views, new Set(baseWindows)).then(connection.start)
  onCleanup(connection.end)
  if (!isApp) onCleanup(onLeave(onSignedOut))

  const { tasks, messages, people, counts } = views
  return {
    session,
    /** True when the page offers commands. A viewer has none. The server checks independently. */
    mayAct: (): boolean => (people.shown(session.actor)?.role ?? session.role) !== "viewer",
    status,
    /** Commands without an answer. */
    unsent,
    position: tasks.position,
    views,
    /** Follows a window. Components use `useWindow`. */
    open: connection.open,
    tasks: tasks.rows,
    messages: messages.rows,
    people: people.rows,
    /** The latest tick of work in progress, by its id. Ticks are not stored, so it may be missing. */
    ticks: ticks as { readonly [id: string]: Tick | undefined },
    /** The number of rows of a status that this person may see, such as `proposals:open`. */
    countOf: (kind: CountKind): number => counts.all().reduce((sum, row) => (row.kind === kind ? sum + row.n : sum), 0),
    /** The line of a task that a window holds, with the person's own changes. */
    task: tasks.shown,
    nameOf: (actor: string): string =>
      people.shown(actor)?.name ?? actor.slice(actor.indexOf(":") + 1, actor.indexOf(":") + 9),
    /** Changes a task. Fields that its line does not have are shown by the page that has the whole task. */
    act: (id: string, change: Partial<TaskRow>, request: () => Promise<Receipt>) => tasks.act(id, change, request)
  }
}
export type Live = ReturnType<typeof makeLive>

const socketUrl = () => `${location.origin.replace(/^http/, "ws")}/ws`

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
