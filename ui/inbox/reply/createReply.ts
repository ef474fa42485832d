/** Replies to comments from their notices: the row with the open form, and the command. */
import { createSignal } from "solid-js"
import { toast } from "../../parts/toast/toast.tsx"
import { command } from "../../sync/rest/api.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { noticeWords as words } from "../../words/words.ts"
import type { NoticeRow } from "../rules/inboxRules.ts"
import { repliedTask } from "./repliedTask.ts"

export const createReply = ({
  rowOf,
  mayAct,
  onReplied,
  onClosed
}: {
  readonly rowOf: (id: string) => NoticeRow | undefined
  readonly mayAct: () => boolean
  readonly onReplied: (id: string) => void
  /** Called when the form of a row is closed. */
  readonly onClosed: (id: string) => void
}) => {
  const [open, setOpen] = createSignal<string | null>(null)
  const close = () => {
    const id = open()
    setOpen(null)
    if (id !== null) onClosed(id)
  }
  /** The id of the task that a reply comments on; null when the notice allows no reply. */
  const taskOf = (id: string): string | null => {
    const row = rowOf(id)
    return row === undefined || !mayAct() ? null : repliedTask(row)
  }
  return {
    taskOf,
    isOpen: (id: string) => open() === id,
    open: (id: string) => {
      if (taskOf(id) !== null) setOpen(id)
    },
    close,
    /** Resolves with the receipt; null after a failure, which the person was told. */
    send: async (id: string, task: string, text: string, key: string) => {
      try {
        const receipt = await command(`/tasks/${task}/comment`, { text }, key)
        onReplied(id)
        if (open() === id) close()
        toast({ text: words.t("noticeReplied") })
        return receipt
      } catch (error) {
        toast({ text: sentenceOf(error), failed: true })
        return null
      }
    }
  }
}
