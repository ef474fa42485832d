/** The proof: what was said, the quoted words marked, what stands around them muted. */
import { createMemo, For, Show } from "solid-js"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import { Face } from "../../signs/Face.tsx"
import { Marked } from "../../signs/Marked.tsx"
import { standsThere } from "../../signs/marks.ts"
import { Quotes } from "../../signs/Quotes.tsx"
import { words } from "../../words/words.ts"

export function EvidencePane(props: {
  readonly quotes: ReadonlyArray<Quote>
  readonly messages: ReadonlyArray<MessageRow>
  readonly loading: boolean
  /** The messages could not be had: nothing is known of them then. */
  readonly missing: boolean
  readonly chat: string | null
  readonly nameOf: (actor: string) => string
}) {
  const said = createMemo(() =>
    props.messages.toSorted((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0))
  )
  const of = (message: MessageRow) => props.quotes.filter((quote) => quote.message === message.id)
  /** Whose message is not here, or does not say it any more: shown as it was said then. */
  const lost = createMemo(() =>
    props.quotes.filter((quote) => {
      const message = props.messages.find(({ id }) => id === quote.message)
      return message === undefined || !standsThere(message.text, quote)
    })
  )
  const newDay = (i: number) => {
    const before = said()[i - 1]
    return before === undefined || words.day(before.sentAt) !== words.day(said()[i]?.sentAt ?? "")
  }
  return (
    <aside class="pane evidence" aria-label={words.t("evidence")} tabindex="0">
      <h3>{props.chat === null ? words.t("evidence") : words.t("evidenceIn", { chat: props.chat })}</h3>
      <For each={said()}>
        {(message, i) => (
          <>
            <Show when={newDay(i())}>
              <div class="when">{words.fullDay(message.sentAt)}</div>
            </Show>
            <article class="msg" classList={{ context: of(message).length === 0 }} data-message={message.id}>
              <Face actor={message.author} name={props.nameOf(message.author)} />
              <div>
                <span class="who">
                  <b>
                    <bdi>{props.nameOf(message.author)}</bdi>
                  </b>{" "}
                  <time datetime={message.sentAt}>{words.time(message.sentAt)}</time>
                  <Show when={message.edited}> · {words.t("edited")}</Show>
                </span>
                <Show when={!message.redacted} fallback={<p>{words.t("redacted")}</p>}>
                  <Marked text={message.text} quotes={of(message)} />
                </Show>
              </div>
            </article>
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
        <div class="when">{words.t("everyQuoteFound")}</div>
      </Show>
    </aside>
  )
}
