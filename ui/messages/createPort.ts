/** The rows and commands of the list of messages, from the live rows and the server. */
import { sendKept } from "../drafts/sendKept.ts"
import type { ToastMessage } from "../parts/toast/message.ts"
import type { Live } from "../sync/live.tsx"
import { api } from "../sync/rest/api.ts"
import { messagesApi } from "../sync/rest/messagesApi.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { shortTitle } from "../words/shortTitle.ts"
import { chatWords as words } from "../words/words.ts"
import { createOutcomes } from "./outcome/createOutcomes.ts"
import type { SaidPort } from "./said/port.ts"

export const createPort = (
  live: Live,
  given: {
    readonly ids: () => ReadonlyArray<string>
    readonly titleOf: SaidPort["titleOf"]
    readonly toast: (message: ToastMessage | string) => void
  }
): SaidPort => {
  const { messages, proposals, extractions } = live.views
  const outcomes = createOutcomes(
    given.ids,
    () => [proposals.table.version(), extractions.table.version()],
    messagesApi.outcomes
  )
  const make = async (message: string) => {
    try {
      const made = await sendKept(`message:${message}:task`, { value: null, seen: null }, (_, key) =>
        api.makeTask(message, key)
      )
      if (made === null) return
      given.toast({
        text: words.t("created", { task: shortTitle(messages.shown(message)?.text ?? "") }),
        undo: () => void api.act(made.id, "cancel").catch((error: unknown) => fail(error)),
        link: { href: `/tasks/${made.id}`, name: words.t("verbName.open") }
      })
    } catch (error) {
      fail(error)
    }
  }
  const fail = (error: unknown) => given.toast({ text: sentenceOf(error), failed: true })
  return {
    rowOf: messages.shown,
    outcomes,
    titleOf: given.titleOf,
    nameOf: live.nameOf,
    taskOf: live.task,
    isOwn: ({ author }) => author === live.session.actor,
    mayMake: ({ redacted, tasks, text }) => live.mayAct() && !redacted && text !== "" && tasks.length === 0,
    make: (id) => void make(id)
  }
}
