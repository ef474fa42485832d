/** The expected rule of every window of the WebSocket, and what a caller gets who subscribes to one. */
import type { Role } from "../../../../domain/values.ts"
import type { WindowFrame } from "../../../../gateways/contract/frames.ts"
import type { WindowKind } from "../../../../gateways/contract/windows.ts"
import { openClientSocket } from "../../../support/product/openSocket.ts"
import type { Caller } from "./world.ts"

/** An item of the matrix that a window names. `task` and `message`: the private ones of another person. */
type Named = "task" | "message" | "other"

export interface WindowRow {
  /** The lowest role that may follow it. */
  readonly least: Role
  /** The item in its text; null when the text has none. */
  readonly id: Named | null
  readonly isPage: boolean
}

const forAll = { least: "viewer", id: null, isPage: false } as const
const about = (id: Named): WindowRow => ({ ...forAll, id })
const page: WindowRow = { ...forAll, isPage: true }

export const windows: Readonly<Record<WindowKind, WindowRow>> = {
  "tasks:active": forAll,
  "tasks:mine": forAll,
  "tasks:made": forAll,
  "tasks:done": page,
  "tasks:completed": page,
  "tasks:cancelled": page,
  task: about("task"),
  messages: page,
  "messages:chat": { ...page, id: "other" },
  message: about("message"),
  "proposals:open": forAll,
  "proposals:decided": page,
  proposal: about("other"),
  people: forAll,
  topics: forAll,
  atoms: forAll,
  "atoms:topic": about("other"),
  atom: about("other"),
  extractions: page,
  runs: page,
  counts: forAll,
  savedViews: forAll,
  viewOrders: forAll,
  "notices:mine": page
}

export const windowText = (kind: string, { id, isPage }: WindowRow, ids: Readonly<Record<Named, string>>) =>
  [kind, ...(id === null ? [] : [ids[id]]), ...(isPage ? ["before,newest,100"] : [])].join(",")

export interface Followed {
  /** `unopened`: the server did not open the socket, or closed it without an answer. */
  readonly is: "unopened" | "refused" | "followed"
  readonly text: string
}

type AnyFrame = Pick<WindowFrame, "is"> & { readonly view?: string; readonly window?: string; readonly more?: boolean }

/** Subscribes to a window, and collects the frames up to the end of the answer. */
export const follow = async (origin: string, { headers }: Caller, window: string): Promise<Followed> => {
  const socket = await openClientSocket(origin, headers).catch(() => null)
  if (socket === null) return { is: "unopened", text: "" }
  const answer = await new Promise<Followed>((resolve) => {
    let text = ""
    socket.onmessage = ({ data }) => {
      const frame: AnyFrame = JSON.parse(String(data))
      text += String(data)
      if (frame.is === "refused") resolve({ is: "refused", text })
      if (frame.is === "changes" && frame.window === window && frame.more === false) resolve({ is: "followed", text })
    }
    socket.onclose = () => resolve({ is: "unopened", text })
    socket.send(JSON.stringify({ is: "subscribe", window, cursor: null }))
  })
  socket.close()
  return answer
}
