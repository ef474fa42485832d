/** The messages of a segment. More are loaded at either end, and nothing that a person looks at moves. */
import { For, Show } from "solid-js"
import type { MessageRow } from "../../../gateways/contract.ts"
import { bindVerbs } from "../../verbs/bindings.ts"
import { words } from "../../words/words.ts"
import type { Beginning, Segment } from "../segment/createSegment.ts"
import { createScrolling } from "./createScrolling.ts"
import { focusedMessage, focusNext } from "./messageRows.ts"
import { startsDay, continues } from "./placing.ts"
import type { SaidPort } from "./port.ts"
import { SaidRow } from "./SaidRow.tsx"

export function SaidList(props: {
  readonly segment: Segment
  readonly beginning: Beginning
  /** Goes to the end of the chat, when it is not loaded. */
  readonly onLast: () => void
  readonly port: SaidPort
}) {
  let list!: HTMLDivElement
  const { segment, beginning, port } = props
  const scrolling = createScrolling(() => list, segment, beginning, port)
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
        <For each={segment.ids()}>
          {(id, at) => (
            <Show when={port.rowOf(id)}>
              {(message) => (
                <Line
                  message={message()}
                  before={port.rowOf(segment.ids()[at() - 1] ?? "")}
                  found={found === id}
                  port={port}
                />
              )}
            </Show>
          )}
        </For>
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
  readonly port: SaidPort
}) {
  return (
    <>
      <Show when={startsDay(props.message, props.before)}>
        <h3 class="said-day">
          <span>{words.fullDay(props.message.sentAt)}</span>
        </h3>
      </Show>
      <SaidRow
        message={props.message}
        outcome={props.port.outcomeOf(props.message.id)}
        answered={props.message.replyTo === null ? undefined : props.port.rowOf(props.message.replyTo)}
        continues={continues(props.message, props.before)}
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

const mayMake = (port: SaidPort, id: string | undefined) => {
  const row = id === undefined ? undefined : port.rowOf(id)
  return row !== undefined && port.mayMake(row)
}
/** Opens the first thing that the message with the focus became. */
const openFirst = (list: HTMLElement) =>
  list.querySelector<HTMLElement>(`[data-message="${focusedMessage() ?? ""}"] .became a`)?.click()
