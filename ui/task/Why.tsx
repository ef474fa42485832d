/** The chain from the chat to the task; until it is loaded, the message that the task was made from. */
import { Show } from "solid-js"
import type { MessageRow } from "../../gateways/contract.ts"
import type { WhyStep } from "../../gateways/contract/knowledge.ts"
import { WhyChain } from "../knowledge/why/WhyChain.tsx"
import { Said } from "../parts/Said.tsx"
import { words } from "../words/words.ts"

export function Why(props: {
  readonly chain: ReadonlyArray<WhyStep>
  readonly said: MessageRow | undefined
  readonly nameOf: (actor: string) => string
}) {
  return (
    <Show when={props.chain.length > 0 || props.said !== undefined}>
      <section aria-label={words.t("why")}>
        <h3 class="quiet-text">{words.t("why")}</h3>
        <Show
          when={props.chain.length > 0}
          fallback={
            <Show when={props.said}>
              {(message) => (
                <blockquote>
                  <mark dir="auto">{message().text}</mark>
                  <Said by={props.nameOf(message().author)} at={message().sentAt} />
                </blockquote>
              )}
            </Show>
          }
        >
          <WhyChain chain={props.chain} nameOf={props.nameOf} />
        </Show>
      </section>
    </Show>
  )
}
