/** The chain from a message to a task: message, statement, proposal, task; each with its text and author. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { WhyStep } from "../../../gateways/contract/knowledge.ts"
import { Quotes } from "../../signs/Quotes.tsx"
import { modelName } from "../../words/modelName.ts"
import { words } from "../../words/words.ts"
import "../../signs/signs.css"
import "./why.css"

export function WhyChain(props: {
  readonly chain: ReadonlyArray<WhyStep>
  readonly nameOf: (actor: string) => string
}) {
  return (
    <ol class="why">
      <For each={props.chain}>
        {(step) => (
          <li data-step={step.is}>
            <span class="quiet-text">
              <b>{headOf(step, props.nameOf)}</b>
              <Show when={step.is !== "proposal" && step.actor}>
                {(actor) => (
                  <>
                    {" · "}
                    <bdi>{props.nameOf(actor())}</bdi>
                  </>
                )}
              </Show>
              {" · "}
              <time datetime={step.at}>
                {words.day(step.at)} {words.time(step.at)}
              </time>
              <Show when={step.model}>{(model) => <> · {modelName(model())}</>}</Show>
            </span>
            <Show when={step.text !== ""}>
              <Show when={hrefOf(step)} fallback={<p dir="auto">{textOf(step)}</p>}>
                {(href) => (
                  <p dir="auto">
                    <A href={href()}>{step.text}</A>
                  </p>
                )}
              </Show>
            </Show>
            <Show when={step.quotes.length > 0 && step.is !== "message"}>
              <Quotes quotes={step.quotes} nameOf={props.nameOf} />
            </Show>
          </li>
        )}
      </For>
    </ol>
  )
}

/** The name of the person who approved a proposal; for every other step the name of its kind. */
const headOf = ({ is, actor }: WhyStep, nameOf: (actor: string) => string) =>
  is === "proposal" && actor !== null ? words.t("approvedBy", { name: nameOf(actor) }) : words.value("step", is)

/** The text of a message is marked as a quote. */
const textOf = (step: WhyStep) => (step.is === "message" ? <mark>{step.text}</mark> : step.text)
const hrefOf = ({ is, id }: WhyStep) => {
  if (is === "topic" || is === "atom") return `/knowledge?${is}=${id}`
  return is === "extraction" || is === "run" ? "/runs" : null
}
