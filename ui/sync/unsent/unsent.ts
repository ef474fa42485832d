/**
 * Commands without an answer. Each keeps its key, so that sending it again carries it out once. They are shown until the
 * person sends them again or drops them: nothing is sent later without being asked.
 */
import { createSignal } from "solid-js"
import type { Receipt } from "../../../gateways/contract.ts"
import { unsentKey } from "../device/unsentKey.ts"
import { Refusal, resend, type Unanswered } from "../rest/api.ts"

/** The end of the change that a command has shown on its row. */
export interface ShownChange {
  readonly stored: (receipt: Receipt) => void
  readonly dropped: () => void
}
interface Unsent {
  readonly request: Unanswered
  readonly shown: ShownChange
}

/** The storage of a tab: it survives a reload, and ends with the tab. */
export type TabStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">

/** After a reload the rows show the server's values. */
const notShown: ShownChange = { stored: () => undefined, dropped: () => undefined }

/** @param onRefused called when the server refuses a command that is sent again */
export const createUnsent = (actor: string, storage: TabStorage, onRefused: (why: Refusal) => void) => {
  const [list, setList] = createSignal<ReadonlyArray<Unsent>>(
    kept(actor, storage).map((request) => ({ request, shown: notShown }))
  )
  const set = (next: ReadonlyArray<Unsent>) => {
    setList(next)
    if (next.length === 0) storage.removeItem(unsentKey)
    else storage.setItem(unsentKey, JSON.stringify({ actor, requests: next.map(({ request }) => request) }))
  }
  const remove = (unsent: Unsent) => set(list().filter((each) => each !== unsent))
  let sending: string | null = null
  /** The command was sent again from elsewhere, which shows its change. */
  const replaced = (key: string) => {
    const earlier = list().filter(({ request }) => request.key === key)
    if (earlier.length === 0 || key === sending) return
    set(list().filter(({ request }) => request.key !== key))
    for (const { shown } of earlier) shown.dropped()
  }
  const send = async (unsent: Unsent) => {
    sending = unsent.request.key
    try {
      const receipt = await resend<Receipt>(unsent.request)
      remove(unsent)
      unsent.shown.stored(receipt)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.unanswered !== null) return
      remove(unsent)
      unsent.shown.dropped()
      onRefused(error)
    } finally {
      sending = null
    }
  }
  return {
    count: () => list().length,
    /** A command is listed once, also when it stayed without an answer twice. */
    add: (request: Unanswered, shown: ShownChange) => {
      replaced(request.key)
      set([...list(), { request, shown }])
    },
    /** The server has answered the command with this key, which a field may have sent again. */
    answered: replaced,
    /** Sends all again, in order. Those without an answer stay. */
    retry: async () => {
      for (const unsent of list()) await send(unsent)
    },
    drop: () => {
      const all = list()
      set([])
      for (const { shown } of all) shown.dropped()
    }
  }
}
export type UnsentCommands = ReturnType<typeof createUnsent>

/** Commands of another person are never sent. */
const kept = (actor: string, storage: TabStorage): ReadonlyArray<Unanswered> => {
  const text = storage.getItem(unsentKey)
  if (text === null) return []
  // The cast: only this file writes the entry.
  const entry = JSON.parse(text) as { readonly actor: string; readonly requests: ReadonlyArray<Unanswered> }
  return entry.actor === actor ? entry.requests : []
}
