/** The messages of the chats, with what became of each one. The address names the chat, the day or the message. */
import { A, useSearchParams } from "@solidjs/router"
import { type Accessor, createMemo, createSignal, Show } from "solid-js"
import { Bar } from "../parts/bar/Bar.tsx"
import { FailedNote } from "../parts/show/FailedNote.tsx"
import type { ToastMessage } from "../parts/toast/message.ts"
import { createRole } from "../settings/parts/createRole.ts"
import { api } from "../sync/rest/api.ts"
import { messagesApi } from "../sync/rest/messagesApi.ts"
import { useLive } from "../sync/live.tsx"
import { useWindow } from "../sync/useWindow.ts"
import { FirstSteps } from "../tasks/FirstSteps.tsx"
import { bindVerbs } from "../verbs/bindings.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { chatWords as words } from "../words/words.ts"
import type { MessagesAddress } from "./place/address.ts"
import { ChatList } from "./chats/ChatList.tsx"
import { type ChatsSaid, createChats } from "./chats/createChats.ts"
import { createNewCounts } from "./chats/createNewCounts.ts"
import { createPlace, linkedId, isMissing, type MessagesPlace } from "./place/createPlace.ts"
import { createPort } from "./createPort.ts"
import { MissingMessage } from "./place/MissingMessage.tsx"
import { ChatHead } from "./chats/ChatHead.tsx"
import { SaidList } from "./said/SaidList.tsx"
import { WriteForm } from "./chats/WriteForm.tsx"
import type { SaidFilter } from "./filter/saidFilter.ts"
import { firstUnseen, noteSeen, lastSeenIn } from "./seen/seenMessages.ts"
import { createSegment, keyOfMessage } from "./segment/createSegment.ts"
import "../signs/signs.css"
import "./messages.css"
import "./said/said.css"
import "./outcome/became.css"

type Toast = (message: ToastMessage | string) => void

export function MessagesPage(props: { readonly toast: Toast }) {
  const live = useLive()
  const [address, setAddress] = useSearchParams<{ [F in keyof MessagesAddress]: string }>()
  const { messages } = live.views
  const linked = useWindow(() => {
    const id = linkedId(address.message)
    return id === null ? null : `message:${id}`
  })
  // The newest messages of all chats, for the list of chats.
  const newest = useWindow("messages,before,newest,60")
  const chats = createChats(messages.table, messagesApi.chats)
  const place = createPlace(address, messages.shown)
  const chat = () => place()?.chat ?? null
  const isEmpty = () => newest.answered() && chats.ready() && chats.chats().length === 0 && messages.table.size() === 0
  const [filter, setFilter] = createSignal<SaidFilter>("all")
  let dayField: HTMLInputElement | undefined
  bindVerbs({ toDay: () => pickDay(dayField) })
  return (
    <>
      <MessagesBar chats={chats} chat={chat()} isEmpty={isEmpty()} mayAct={live.mayAct()} />
      <div class="page messages" aria-busy={place() === null && !isMissing(address, linked, place())}>
        <Chats of={chats} chosen={chat()} />
        <section class="chat-pane">
          <ChatHead
            chat={chats.chats().find(({ id }) => id === chat()) ?? null}
            chats={chats.chats()}
            day={address.day ?? null}
            onChat={(id) => setAddress({ chat: id ?? undefined, day: undefined, message: undefined })}
            onDay={(day) => setAddress({ chat: chat() ?? undefined, day: day ?? undefined, message: undefined })}
            dayField={(field) => (dayField = field)}
            filter={filter()}
            onFilter={setFilter}
          />
          <Show when={place()} keyed>
            {(at) => (
              <Segment
                place={at}
                chats={chats}
                toast={props.toast}
                filter={filter()}
                isEmpty={isEmpty()}
                onLast={() => setAddress({ chat: at.chat ?? undefined, day: undefined, message: undefined })}
              />
            )}
          </Show>
          <Show when={isMissing(address, linked, place())}>
            <MissingMessage />
          </Show>
          <Show when={live.mayAct() && chat() === null && place() !== null}>
            <WriteForm onSend={api.postMessage} onFailure={(error) => fail(props.toast, error)} />
          </Show>
        </section>
      </div>
    </>
  )
}

function Chats(props: { readonly of: ChatsSaid; readonly chosen: string | null }) {
  const live = useLive()
  const me = live.session.actor
  const { isAdmin } = createRole()
  const newIn = createNewCounts(
    live.views.messages.table,
    me,
    () => props.of.chats(),
    () => props.chosen,
    messagesApi.newIn
  )
  return <ChatList {...props} newIn={newIn} nameOf={live.nameOf} me={me} isAdmin={isAdmin()} />
}

function MessagesBar(props: {
  readonly chats: ChatsSaid
  readonly chat: string | null
  readonly isEmpty: boolean
  readonly mayAct: boolean
}) {
  const count = () => props.chats.chats().length
  return (
    <Bar title={words.t("messages")} fact={count() > 0 ? words.count("chatsCount", count()) : undefined}>
      <Show when={props.mayAct && !props.isEmpty}>
        <A class="btn" href={props.chat === null ? "/runs" : `/runs?chat=${props.chat}`}>
          {words.t(props.chat === null ? "findKnowledge" : "findKnowledgeHere")}
        </A>
      </Show>
    </Bar>
  )
}

/** Made once for each place. */
function Segment(props: {
  readonly place: MessagesPlace
  readonly chats: ChatsSaid
  readonly toast: Toast
  readonly filter: SaidFilter
  readonly isEmpty: boolean
  readonly onLast: () => void
}) {
  const live = useLive()
  const { chat, beginning } = props.place
  const segment = createSegment(live.open, live.views.messages.table, chat, beginning)
  const port = createPort(live, {
    ids: segment.ids,
    titleOf: (id) => (chat === null ? props.chats.titleOf(id) : null),
    toast: props.toast
  })
  const { actor } = live.session
  // Read once at the start of the visit, so that the mark stays while the person reads.
  const seen = lastSeenIn(actor, chat)
  const unseen = createMemo(() => {
    const rows = segment.ids().flatMap((id) => port.rowOf(id) ?? [])
    return firstUnseen(rows, seen, port.isOwn)?.id
  })
  const onSeen = (id: string) => {
    const row = port.rowOf(id)
    if (row !== undefined) noteSeen(actor, chat, keyOfMessage(row))
  }
  const isNone: Accessor<boolean> = () => segment.ready() && segment.ids().length === 0
  return (
    <>
      <Show when={segment.refused()}>{(why) => <p class="empty">{why()}</p>}</Show>
      <Show when={port.outcomes.failed()}>{(why) => <FailedNote why={why()} onRetry={port.outcomes.again} />}</Show>
      <SaidList
        segment={segment}
        beginning={beginning}
        filter={props.filter}
        unseen={unseen()}
        onSeen={onSeen}
        onLast={props.onLast}
        port={port}
      />
      <Show when={isNone()}>
        <Show when={props.isEmpty} fallback={<p class="empty">{words.t("said.nothing")}</p>}>
          <FirstSteps title={words.t("emptyMessages")} toast={props.toast} />
        </Show>
      </Show>
    </>
  )
}

const fail = (toast: Toast, error: unknown) => toast({ text: sentenceOf(error), failed: true })

/** Opens the calendar of the field, where the browser has one. */
const pickDay = (field: HTMLInputElement | undefined) => {
  field?.focus()
  try {
    field?.showPicker()
  } catch {
    // A browser that does not show it lets the person type the day.
  }
}
