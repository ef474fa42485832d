/** The followed views, for every page: rows, status, and changes of one's own that show before the server has told of them. */
import { createContext, createSignal, onCleanup, type ParentProps, useContext } from "solid-js"
import { createStore, reconcile } from "solid-js/store"
import type {
  MessageRow,
  PersonRow,
  Receipt,
  ServerFrame,
  Session,
  TaskRow,
  View,
  Views
} from "../../gateways/contract.ts"
import { connect, type Status } from "./connection.ts"
import { emptyView, takeChanges, takePosition, takeSnapshot, type ViewRow } from "./view.ts"
import { Refusal } from "./api.ts"

type ById<Row> = { readonly [id: string]: Row | undefined }
/** A change that was asked for and is not in the rows yet. */
interface Pending {
  readonly id: string
  readonly change: Partial<TaskRow>
  /** The position at which the rows hold it; null until the server has answered. */
  readonly seq: number | null
}

const makeLive = (session: Session, onRefused: (why: Refusal) => void) => {
  const [status, setStatus] = createSignal<Status>("connecting")
  const [position, setPosition] = createSignal(0)
  const [tasks, setTasks] = createStore<{ [id: string]: TaskRow }>({})
  const [messages, setMessages] = createStore<{ [id: string]: MessageRow }>({})
  const [people, setPeople] = createStore<{ [id: string]: PersonRow }>({})
  const [pending, setPending] = createStore<{ list: ReadonlyArray<Pending> }>({ list: [] })
  const [ready, setReady] = createStore<{ [V in View]: boolean }>({ tasks: false, messages: false, people: false })

  /** Whether the rows hold what was written at a position: the row itself says so, or all lanes are beyond it. */
  const holds = (id: string, seq: number) => (tasks[id]?.seq ?? 0) >= seq || position() >= seq
  const dropHeld = () => setPending("list", (list) => list.filter(({ id, seq }) => seq === null || !holds(id, seq)))
  const connection = connect(`${location.origin.replace(/^http/, "ws")}/ws`, setStatus)

  const followView = <V extends View>(view: V, show: (rows: { [id: string]: Views[V] }) => void) => {
    let state = emptyView<Views[V] & ViewRow>()
    connection.follow({
      view,
      cursor: () => state.cursor,
      take: (frame: ServerFrame) => {
        if (frame.is === "refused") return true
        // The one cast: a frame of this view carries this view's rows.
        const mine = frame as never
        const outcome =
          frame.is === "snapshot"
            ? takeSnapshot(state, mine)
            : frame.is === "changes"
              ? takeChanges(state, mine)
              : { is: "ignored" as const, state: takePosition(state, frame.at) }
        state = outcome.state
        if (outcome.is === "gap") return false
        if (outcome.is === "applied") {
          show(Object.fromEntries(state.rows))
          setReady(view, true)
        }
        if (view === "tasks") {
          setPosition(state.cursor?.seq ?? 0)
          dropHeld()
        }
        return true
      }
    })
  }
  followView("people", (rows) => setPeople(reconcile(rows)))
  followView("tasks", (rows) => setTasks(reconcile(rows)))
  followView("messages", (rows) => setMessages(reconcile(rows)))
  onCleanup(connection.end)

  return {
    session,
    status,
    position,
    ready,
    tasks: tasks as ById<TaskRow>,
    messages: messages as ById<MessageRow>,
    people: people as ById<PersonRow>,
    /** A task as the person left it: the rows, with what they have just changed on top. */
    task: (id: string): TaskRow | undefined => {
      const row = tasks[id]
      return row === undefined
        ? undefined
        : pending.list
            .filter((each) => each.id === id)
            .reduce<TaskRow>((now, { change }) => ({ ...now, ...change }), row)
    },
    nameOf: (actor: string): string =>
      people[actor]?.name ?? actor.slice(actor.indexOf(":") + 1, actor.indexOf(":") + 9),
    /** Shows a change at once, asks for it, and takes it back to the letter when it is refused. */
    act: async (id: string, change: Partial<TaskRow>, ask: () => Promise<Receipt>) => {
      const mine: Pending = { id, change, seq: null }
      setPending("list", (list) => [...list, mine])
      const without = (list: ReadonlyArray<Pending>) => list.filter((each) => each.change !== change)
      try {
        const { seq } = await ask()
        setPending("list", (list) => (holds(id, seq) ? without(list) : [...without(list), { ...mine, seq }]))
      } catch (error) {
        setPending("list", without)
        if (error instanceof Refusal) onRefused(error)
      }
    }
  }
}
export type Live = ReturnType<typeof makeLive>

const Context = createContext<Live>()

export function LiveProvider(
  props: ParentProps<{ readonly session: Session; readonly onRefused: (why: Refusal) => void }>
) {
  return <Context.Provider value={makeLive(props.session, props.onRefused)}>{props.children}</Context.Provider>
}

export const useLive = (): Live => {
  const live = useContext(Context)
  if (live === undefined) throw new Error("useLive belongs under a LiveProvider")
  return live
}
