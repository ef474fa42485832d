/** The messages of a segment. More are loaded at either end, and nothing that a person looks at moves. */
import { createMemo, For, Show } from "solid-js"
import type { MessageRow } from "../../../gateways/contract.ts"
import { Button } from "../../parts/button/Button.tsx"
import { bindVerbs } from "../../verbs/bindings.ts"
import { chatWords as words } from "../../words/words.ts"
import { isListed, type SaidFilter } from "../filter/saidFilter.ts"
import type { Beginning, Segment } from "../segment/createSegment.ts"
import { createScrolling } from "./createScrolling.ts"
import { focusedMessage, focusNext } from "./messageRows.ts"
import { startsDay, continues } from "./placing.ts"
import type { SaidPort } from "./port.ts"
import { SaidRow } from "./SaidRow.tsx"

export function SaidList(props: {
  readonly segment: Segment
  readonly beginning: Beginning
  readonly filter: SaidFilter
  /** The first message that the person has not seen before this visit. */
  readonly unseen: string | undefined
  /** Called with the last message of the chat when the person sees it. */
  readonly onSeen: (id: string) => void
  /** Goes to the end of the chat, when it is not loaded. */
  readonly onLast: () => void
  readonly port: SaidPort
}) {
  let list!: HTMLDivElement
  const { segment, beginning, port } = props
  const isFiltered = () => props.filter !== "all"
  const ids = createMemo(() =>
    isFiltered() ? segment.ids().filter((id) => isShown(props.filter, port, id)) : segment.ids()
  )
  const scrolling = createScrolling(() => list, segment, beginning, {
    ...port,
    isFiltered,
    unseen: () => props.unseen,
    onSeen: (id) => props.onSeen(id)
  })
  const found = beginning.at === "message" ? beginning.key.id : null
  const toLast = () => {
    if (segment.hasNewer()) props.onLast()
    else scrolling.toEnd()
  }
  bindKeys(() => list, port)
  return (
    <div class="said-scroll" ref={list} aria-busy={!segment.ready()} role="region" aria-label={words.t("messages")}>
      <div class="said-columns" aria-hidden="true">
        <span />
        <span>{words.t("said.column")}</span>
        <span>{words.t("said.became")}</span>
      </div>
      <div class="said-rows">
        <Show when={isFiltered()}>
          <FilteredCount segment={segment} shown={ids().length} />
        </Show>
        <Lines ids={ids()} found={found} unseen={props.unseen} port={port} />
      </div>
      <Show when={segment.ready() && !scrolling.atEnd() && (scrolling.news() > 0 || segment.hasNewer())}>
        <div class="said-below">
          <button class="new-pill" type="button" onClick={toLast}>
            {scrolling.news() > 0 ? words.count("newBelow", scrolling.news()) : words.t("said.toLast")}
          </button>
        </div>
      </Show>
    </div>
  )
}

function Lines(props: {
  readonly ids: ReadonlyArray<string>
  readonly found: string | null
  readonly unseen: string | undefined
  readonly port: SaidPort
}) {
  return (
    <For each={props.ids}>
      {(id, at) => (
        <Show when={props.port.rowOf(id)}>
          {(message) => (
            <Line
              message={message()}
              before={props.port.rowOf(props.ids[at() - 1] ?? "")}
              found={props.found === id}
              unseen={props.unseen === id}
              port={props.port}
            />
          )}
        </Show>
      )}
    </For>
  )
}

/** The number of the loaded messages that pass the filter. A filtered list loads earlier pages only on request. */
function FilteredCount(props: { readonly segment: Segment; readonly shown: number }) {
  const all = () => props.segment.ids().length
  return (
    <p class="said-part quiet-text">
      {words.t("said.part", { n: words.number(props.shown), all: words.number(all()) })}
      <Show when={props.segment.hasOlder()}>
        <Button small look="quiet" onClick={() => props.segment.older()}>
          {words.t("said.older")}
        </Button>
      </Show>
    </p>
  )
}

const bindKeys = (list: () => HTMLElement, port: SaidPort) =>
  bindVerbs({
    next: () => focusNext(list(), 1),
    previous: () => focusNext(list(), -1),
    open: { may: () => focusedMessage() !== undefined, run: () => openFirst(list()) },
    messageTask: {
      may: () => mayMake(port, focusedMessage()),
      run: () => {
        const id = focusedMessage()
        if (id !== undefined) port.make(id)
      }
    }
  })

function Line(props: {
  readonly message: MessageRow
  readonly before: MessageRow | undefined
  readonly found: boolean
  readonly unseen: boolean
  readonly port: SaidPort
}) {
  return (
    <>
      <Show when={startsDay(props.message, props.before)}>
        <h3 class="said-day">
          <span>{words.fullDay(props.message.sentAt)}</span>
        </h3>
      </Show>
      <Show when={props.unseen}>
        <p class="said-day said-new">
          <span>{words.t("said.new")}</span>
        </p>
      </Show>
      <SaidRow
        message={props.message}
        outcome={props.port.outcomes.of(props.message.id)}
        answered={props.message.replyTo === null ? undefined : props.port.rowOf(props.message.replyTo)}
        continues={!props.unseen && continues(props.message, props.before)}
        chat={props.port.titleOf(props.message.chat)}
        found={props.found}
        nameOf={props.port.nameOf}
        taskOf={props.port.taskOf}
        mayMake={props.port.mayMake(props.message)}
        onMake={() => props.port.make(props.message.id)}
      />
    </>
  )
}

const isShown = (filter: SaidFilter, port: SaidPort, id: string) => {
  const row = port.rowOf(id)
  return row !== undefined && isListed(filter, row, port.outcomes.of(id))
}

const mayMake = (port: SaidPort, id: string | undefined) => {
  const row = id === undefined ? undefined : port.rowOf(id)
  return row !== undefined && port.mayMake(row)
}
/** Opens the first thing that the message with the focus became. */
const openFirst = (list: HTMLElement) =>
  list.querySelector<HTMLElement>(`[data-message="${focusedMessage() ?? ""}"] .became a`)?.click()
