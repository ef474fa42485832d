/** Why the task exists: at most three lines, which open into the whole chain from the chat to the task. */
import { createMemo, createSignal, For, Show } from "solid-js"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { WhyStep } from "../../../gateways/contract/knowledge.ts"
import { WhyChain } from "../../knowledge/why/WhyChain.tsx"
import { Button } from "../../parts/button/Button.tsx"
import { Said } from "../../parts/Said.tsx"
import { words } from "../../words/words.ts"
import { whyLines } from "./whyLines.ts"

export function Why(props: {
  readonly chain: ReadonlyArray<WhyStep>
  /** The message that the task was made from, shown until the chain is loaded. */
  readonly said: MessageRow | undefined
  readonly nameOf: (actor: string) => string
}) {
  const [open, setOpen] = createSignal(false)
  const lines = createMemo(() => whyLines(props.chain))
  return (
    <Show when={lines().length > 0 || props.said !== undefined}>
      <section class="why-part" aria-label={words.t("why")}>
        <h3>
          {words.t("why")}
          <Show when={lines().length > 0}>
            <Button type="button" look="quiet" small aria-expanded={open()} onClick={() => setOpen(!open())}>
              {words.t(open() ? "whyLess" : "whyMore")}
            </Button>
          </Show>
        </h3>
        <Show when={lines().length > 0} fallback={<SaidMessage said={props.said} nameOf={props.nameOf} />}>
          <Show when={!open()} fallback={<WhyChain chain={props.chain} nameOf={props.nameOf} />}>
            <ul class="why-lines">
              <For each={lines()}>
                {(step) => (
                  <li>
                    <span class="ell" dir="auto">
                      <Show when={step.quote !== null} fallback={step.text}>
                        <mark>{step.quote}</mark>
                      </Show>
                    </span>
                    <span class="quiet-text">
                      {words.value("step", step.is)}
                      <Show when={step.actor}>
                        {(actor) => (
                          <>
                            {" · "}
                            <bdi>{props.nameOf(actor())}</bdi>
                          </>
                        )}
                      </Show>
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Show>
      </section>
    </Show>
  )
}

function SaidMessage(props: { readonly said: MessageRow | undefined; readonly nameOf: (actor: string) => string }) {
  return (
    <Show when={props.said}>
      {(message) => (
        <blockquote>
          <mark dir="auto">{message().text}</mark>
          <Said by={props.nameOf(message().author)} at={message().sentAt} />
        </blockquote>
      )}
    </Show>
  )
}
