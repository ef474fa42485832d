/** One message: its author and time, its words, and what became of it. */
import { A } from "@solidjs/router"
import Plus from "lucide-solid/icons/plus"
import { Show } from "solid-js"
import type { MessageRow } from "../../../gateways/contract.ts"
import type { MessageOutcome } from "../../../gateways/contract/messages.ts"
import { Button } from "../../parts/button/Button.tsx"
import { Face } from "../../signs/Face.tsx"
import { verbKeys } from "../../verbs/verbKeys.ts"
import { chatWords as words } from "../../words/words.ts"
import { hrefOfMessage } from "../place/address.ts"
import { Became } from "../outcome/Became.tsx"
import type { TaskShown } from "../outcome/ends.ts"
import { SaidText } from "./SaidText.tsx"

export interface SaidRowProps {
  readonly message: MessageRow
  readonly outcome: MessageOutcome | undefined
  /** The message that it answers, if the page has it. Its words are newer than those in the outcome. */
  readonly answered: MessageRow | undefined
  /** It is shown under the name of the message before. */
  readonly continues: boolean
  /** The title of its chat, where messages of several chats are listed. */
  readonly chat: string | null
  /** The address of the page names this message. */
  readonly found: boolean
  readonly nameOf: (actor: string) => string
  /** The live line of a task. */
  readonly taskOf: (id: string) => TaskShown | undefined
  readonly mayMake: boolean
  readonly onMake: () => void
}

export function SaidRow(props: SaidRowProps) {
  const isErased = () => props.message.redacted || props.message.text === ""
  return (
    <article
      class="said"
      classList={{ found: props.found, context: props.outcome?.reading === "noise" }}
      data-message={props.message.id}
      aria-current={props.found ? "true" : undefined}
      tabindex="-1"
    >
      <span class="said-face">
        <Show when={!props.continues}>
          <Face actor={props.message.author} name={props.nameOf(props.message.author)} />
        </Show>
      </span>
      <div class="said-words">
        <Show when={!props.continues}>
          <Heading {...props} />
        </Show>
        <Reply {...props} />
        <Show when={!isErased()} fallback={<p class="said-gone">{words.t("redacted")}</p>}>
          <SaidText message={props.message} />
        </Show>
      </div>
      <div class="became">
        <Became message={props.message} outcome={props.outcome} taskOf={props.taskOf} />
        <Show when={props.mayMake}>
          <Button
            class="said-make"
            small
            title={words.t("makeTask")}
            keys={verbKeys("messageTask")}
            onClick={() => props.onMake()}
          >
            <Plus class="said-make-sign" size={14} aria-hidden="true" />
            <span class="said-make-word">{words.t("makeTask")}</span>
          </Button>
        </Show>
      </div>
    </article>
  )
}

function Heading(props: SaidRowProps) {
  const at = () => props.message.sentAt
  return (
    <p class="said-head">
      <b>
        <bdi>{props.nameOf(props.message.author)}</bdi>
      </b>
      <Show when={props.message.bot}>
        <span class="quiet-text">{words.t("said.bot")}</span>
      </Show>
      <A class="quiet-text said-time" href={hrefOfMessage(props.message.id)} title={words.fullDay(at())}>
        <time datetime={at()}>{words.time(at())}</time>
      </A>
      <Show when={props.message.edited}>
        <span class="quiet-text">{words.t("edited")}</span>
      </Show>
      <Show when={props.message.broughtBy}>
        {(person) => (
          <span class="quiet-text">{words.t("said.forwardedBy", { name: isolated(props.nameOf(person())) })}</span>
        )}
      </Show>
      <Show when={props.chat}>
        {(chat) => (
          <span class="quiet-text ell">
            <bdi>{chat()}</bdi>
          </span>
        )}
      </Show>
    </p>
  )
}

/** Isolates the direction of a name from the text around it. */
const isolated = (name: string) => `\u2068${name}\u2069`

function Reply(props: SaidRowProps) {
  const reply = () => props.answered ?? props.outcome?.reply ?? null
  return (
    <Show when={reply()}>
      {(to) => (
        <A class="said-reply" href={hrefOfMessage(to().id)}>
          <b>
            <bdi>{props.nameOf(to().author)}</bdi>
          </b>{" "}
          <bdi>{to().redacted || to().text === "" ? words.t("redacted") : to().text}</bdi>
        </A>
      )}
    </Show>
  )
}
