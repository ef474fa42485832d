/** The messages, newest first, each with the tasks made of it. */
import { A } from "@solidjs/router"
import { createMemo, onCleanup, onMount, Show } from "solid-js"
import { sendKept } from "../drafts/sendKept.ts"
import { Bar } from "../parts/bar/Bar.tsx"
import { createHeldList, holdWhileUsed } from "../parts/held/createHeldList.ts"
import { NewAbove } from "../parts/held/NewAbove.tsx"
import { VirtualRows } from "../parts/rows/VirtualRows.tsx"
import { compare } from "../review/queue/order.ts"
import type { MessageRow } from "../../gateways/contract.ts"
import { api } from "../sync/rest/api.ts"
import { useLive } from "../sync/live.tsx"
import { createIndex } from "../sync/table/createIndex.ts"
import { createList } from "../sync/table/createList.ts"
import { usePages } from "../sync/useWindow.ts"
import { FirstSteps } from "../tasks/FirstSteps.tsx"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { MessageItem } from "./MessageItem.tsx"
import { WriteForm } from "./WriteForm.tsx"
import type { ToastMessage } from "../parts/toast/message.ts"

/** The number of messages that are shown at first, and that each further step adds. */
const pageLength = 100

/** Height of a message of one line. Pixels. */
const messageHeight = 84

export function MessagesPage(props: { readonly toast: (message: ToastMessage | string) => void }) {
  const live = useLive()
  const { messages } = live.views
  const pages = usePages("messages", pageLength)
  const ids = createList(messages.table, () => ({ keep: () => true, compare: newestFirst }))
  const list = createHeldList(
    ["all"] as const,
    () => ids(),
    (id) => messages.table.peek(id)?.author === live.session.actor
  )
  let page!: HTMLDivElement
  onMount(() => onCleanup(holdWhileUsed(page, list)))
  const showNew = () => {
    list.showNew()
    page.scrollTo({ top: 0 })
  }
  const byChat = createIndex(messages.table, ({ chat }) => [chat ?? ""])
  /** The chat of all messages; null when there are several. */
  const chat = createMemo(() => {
    const only = messages.shown(ids()[0] ?? "")?.chat ?? null
    return only !== null && byChat.count(only) === ids().length ? only : null
  })
  const report = (error: unknown) => props.toast({ text: sentenceOf(error), failed: true })
  return (
    <>
      <Bar title={words.t("messages")} folds>
        <Show when={live.mayAct() && ids().length > 0}>
          <A class="btn bare" href={chat() === null ? "/runs" : `/runs?chat=${chat()}`}>
            {words.t(chat() === null ? "findKnowledge" : "findKnowledgeHere")}
          </A>
        </Show>
      </Bar>
      <div class="page" ref={page} aria-busy={!pages.ready()}>
        <NewAbove count={list.waiting()} onShow={showNew} />
        <Show when={live.mayAct()}>
          <WriteForm onSend={api.postMessage} onFailure={report} />
        </Show>
        <Messages ids={list.idsOf("all")} scroller={() => page} onFailure={report} />
        <Show when={pages.hasMore()}>
          <button class="btn bare" type="button" onClick={pages.more}>
            {words.t("showMore")}
          </button>
        </Show>
        <Show when={pages.ready() && ids().length === 0}>
          <FirstSteps title={words.t("emptyMessages")} toast={props.toast} />
        </Show>
      </div>
    </>
  )
}

function Messages(props: {
  readonly ids: ReadonlyArray<string>
  readonly scroller: () => HTMLElement
  readonly onFailure: (error: unknown) => void
}) {
  const live = useLive()
  return (
    <VirtualRows class="rows" ids={props.ids} height={messageHeight} scroller={props.scroller}>
      {(id, measure) => (
        <Show when={live.views.messages.shown(id)}>
          {(message) => (
            <li ref={measure}>
              <MessageItem
                message={message()}
                by={live.nameOf(message().author)}
                numberOf={(task) => live.task(task)?.number}
                mayAct={live.mayAct()}
                onMakeTask={() => void makeTask(id).catch(props.onFailure)}
              />
            </li>
          )}
        </Show>
      )}
    </VirtualRows>
  )
}

/** One task for each message, also when the first answer was lost. */
const makeTask = (message: string) =>
  sendKept(`message:${message}:task`, { value: null, seen: null }, (_, key) => api.makeTask(message, key))

const newestFirst = (a: MessageRow, b: MessageRow) => compare(b.sentAt, a.sentAt) || compare(b.id, a.id)
