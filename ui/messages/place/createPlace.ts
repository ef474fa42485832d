/** The place of the page: the chat, and where its messages begin. Read from the address. */
import { createMemo } from "solid-js"
import type { MessageRow } from "../../../gateways/contract.ts"
import { dayBegins } from "../../parts/days.ts"
import type { useWindow } from "../../sync/useWindow.ts"
import { isDay } from "../../words/speak/calendar.ts"
import type { MessagesAddress } from "./address.ts"
import { type Beginning, keyOfMessage } from "../segment/createSegment.ts"

export interface MessagesPlace {
  /** Null: the messages of all chats. */
  readonly chat: string | null
  readonly beginning: Beginning
}

const idForm = /^[a-z0-9]{8,40}$/

/** The id in an address; null for a text that has not the form of an id. */
export const linkedId = (text: string | undefined): string | null =>
  text !== undefined && idForm.test(text) ? text : null

/**
 * Null while the message of the address is not loaded, and when there is none that the reader may see.
 *
 * @param rowOf tracked
 */
export const createPlace = (address: MessagesAddress, rowOf: (id: string) => MessageRow | undefined) => {
  const place = createMemo(
    (): MessagesPlace | null => {
      const { message, chat, day } = address
      const at = dayOf(day)
      if (message === undefined)
        return { chat: linkedId(chat), beginning: at === null ? { at: "last" } : { at: "moment", moment: at } }
      const row = rowOf(message)
      return row === undefined ? null : { chat: row.chat, beginning: { at: "message", key: keyOfMessage(row) } }
    },
    null,
    // A change of the message itself is no other place.
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) }
  )
  return place
}

/** True when the server has answered, and there is no such message for this reader. */
export const isMissing = (
  address: MessagesAddress,
  window: ReturnType<typeof useWindow>,
  place: MessagesPlace | null
): boolean =>
  address.message !== undefined &&
  place === null &&
  (linkedId(address.message) === null || window.answered() || window.refused() !== null)

const dayOf = (day: string | undefined): string | null => {
  if (day === undefined || !isDay(day)) return null
  const begins = new Date(`${day}T00:00:00`)
  return Number.isNaN(begins.getTime()) ? null : dayBegins(day)
}
