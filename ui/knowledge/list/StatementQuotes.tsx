/** The quotes that prove a statement, each with its author and the time of its message, which it links to. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { StatementInFull } from "../../sync/rest/knowledgeApi.ts"
import { chatWords as words } from "../../words/words.ts"
import { hrefOfMessage } from "../../messages/place/address.ts"

export function StatementQuotes(props: {
  /** Null until they are loaded. */
  readonly full: StatementInFull | null
  readonly nameOf: (actor: string) => string
}) {
  const saidAt = (message: string) => props.full?.messages.find(({ id }) => id === message)
  return (
    <Show when={props.full}>
      {(full) => (
        <div class="stm-quotes">
          <For each={full().quotes} fallback={<p class="quiet-text">{words.t("noQuotes")}</p>}>
            {(quote) => (
              <p>
                <mark dir="auto" classList={{ inexact: quote.inexact === true }}>
                  {quote.text}
                </mark>
                <span class="quiet-text">
                  <bdi>{props.nameOf(quote.author)}</bdi>
                  <Show when={saidAt(quote.message)}>
                    {(message) => (
                      <>
                        {", "}
                        <A href={hrefOfMessage(message().id)}>
                          <time datetime={message().sentAt}>
                            {words.day(message().sentAt)} {words.time(message().sentAt)}
                          </time>
                        </A>
                      </>
                    )}
                  </Show>
                  <Show when={quote.inexact}> · {words.t("inexact")}</Show>
                </span>
              </p>
            )}
          </For>
        </div>
      )}
    </Show>
  )
}
