/** The messages that prove a proposal: the quoted words marked, the messages around them muted. */
import { createMemo, For, Show } from "solid-js"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { MessageRow } from "../../../gateways/contract.ts"
import { Face } from "../../signs/Face.tsx"
import { Marked } from "../../signs/Marked.tsx"
import { Quotes } from "../../signs/Quotes.tsx"
import { chatWords as words } from "../../words/words.ts"
import { beginsDay, bySending, lostQuotes } from "./messages.ts"

export function EvidencePane(props: {
  readonly quotes: ReadonlyArray<Quote>
  /** The message that ended the matter, if one did. */
  readonly closedBy?: string | null
  readonly messages: ReadonlyArray<MessageRow>
  readonly loading: boolean
  /** The messages could not be fetched. */
  readonly missing: boolean
  /** The title of their chat, if it is known. */
  readonly chat: string | null
  readonly nameOf: (actor: string) => string
}) {
  const messages = createMemo(() => bySending(props.messages))
  const lost = createMemo(() => lostQuotes(props.quotes, props.messages))
  return (
    <aside class="pane evidence" aria-label={words.t("evidence")} tabindex="0">
      <h3>{props.chat === null ? words.t("evidence") : words.t("evidenceIn", { chat: props.chat })}</h3>
      <For each={messages()}>
        {(message, i) => (
          <>
            <Show when={beginsDay(messages(), i())}>
              <div class="when">{words.fullDay(message.sentAt)}</div>
            </Show>
            <Message
              message={message}
              quotes={props.quotes.filter((quote) => quote.message === message.id)}
              endsIt={message.id === props.closedBy}
              name={props.nameOf(message.author)}
            />
          </>
        )}
      </For>
      <Show when={lost().length > 0 && !props.loading}>
        <div class="lost">
          <p class="quiet-text">{words.t(props.missing ? "evidenceMissing" : "quoteMoved")}</p>
          <Quotes quotes={lost()} nameOf={props.nameOf} />
        </div>
      </Show>
      <Show when={props.missing && lost().length === 0}>
        <p class="quiet-text">{words.t("aroundMissing")}</p>
      </Show>
      <Show when={lost().length === 0 && props.quotes.length > 0}>
        <div class="when">
          {words.t(props.quotes.some(({ inexact }) => inexact === true) ? "inexactFound" : "everyQuoteFound")}
        </div>
      </Show>
    </aside>
  )
}

function Message(props: {
  readonly message: MessageRow
  readonly quotes: ReadonlyArray<Quote>
  /** True if its words ended the matter. */
  readonly endsIt: boolean
  /** Of its author. */
  readonly name: string
}) {
  return (
    <article class="msg" classList={{ context: props.quotes.length === 0 }} data-message={props.message.id}>
      <Face actor={props.message.author} name={props.name} />
      <div>
        <span class="who">
          <b>
            <bdi>{props.name}</bdi>
          </b>{" "}
          <time datetime={props.message.sentAt}>{words.time(props.message.sentAt)}</time>
          <Show when={props.message.edited}> · {words.t("edited")}</Show>
          <Show when={props.quotes.some(({ inexact }) => inexact === true)}> · {words.t("inexact")}</Show>
          <Show when={props.endsIt}>
            {" "}
            <span class="chip ends">{words.t("endedIt")}</span>
          </Show>
        </span>
        <Show when={!props.message.redacted} fallback={<p>{words.t("redacted")}</p>}>
          <Marked text={props.message.text} quotes={props.quotes} />
        </Show>
      </div>
    </article>
  )
}
