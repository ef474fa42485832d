/** Shows a message at the bottom left: at most one neutral message and one failure at a time. */
import { toaster } from "@kobalte/core/toast"
import type { ToastMessage } from "./message.ts"
import { ToastCard } from "./ToastCard.tsx"
import { addUndo, clearUndo, takeLastUndo, takeUndo } from "./undoStack.ts"

/** The numbers of the toasts on the screen, by kind. */
const shown: { neutral: number | null; failed: number | null } = { neutral: null, failed: null }
const listeners = new Set<(message: ToastMessage) => void>()
/** Calls the listener with each shown message. Returns the function that removes it. */
export const onToast = (listener: (message: ToastMessage) => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The command that the neutral toast offers to undo. */
let offered: (() => void) | undefined

/**
 * Shows a message. It replaces the message of the same kind before it.
 *
 * @returns closes the message and forgets its command, after a refusal
 */
export const toast = (given: ToastMessage | string): (() => void) => {
  const message = typeof given === "string" ? { text: given } : given
  const kind = message.failed === true ? "failed" : "neutral"
  const before = shown[kind]
  if (before !== null) toaster.dismiss(before)
  if (message.undo !== undefined) addUndo(message.undo)
  if (kind === "neutral") offered = message.undo
  const id = toaster.show(({ toastId }) => (
    <ToastCard id={toastId} message={message} onUndo={() => undo(message.undo, toastId)} />
  ))
  shown[kind] = id
  for (const listener of listeners) listener(message)
  return () => {
    toaster.dismiss(id)
    if (message.undo !== undefined) takeUndo(message.undo)
  }
}

/**
 * Lets the person undo a command whose message is shown only after the answer.
 *
 * @returns forgets the command, after a refusal
 */
export const offerUndo = (reverse: () => void): (() => void) => {
  addUndo(reverse)
  return () => void takeUndo(reverse)
}

const undo = (reverse: (() => void) | undefined, id: number) => {
  toaster.dismiss(id)
  if (reverse !== undefined && takeUndo(reverse)) reverse()
}

/** Reverses the newest command that was not undone yet, also after its toast has closed. False when there is none. */
export const undoNewest = (): boolean => {
  const reverse = takeLastUndo()
  if (reverse === undefined) return false
  if (reverse === offered && shown.neutral !== null) toaster.dismiss(shown.neutral)
  reverse()
  return true
}

/** Removes all messages and forgets the commands, when the person signs out. */
export const clearToasts = (): void => {
  clearUndo()
  toaster.clear()
}
