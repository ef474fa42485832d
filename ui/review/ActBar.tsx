/** The buttons for decisions, each with its key. */
import { Show } from "solid-js"
import { keyOf, may, type Situation, type ReviewVerb } from "./keys/keymap.ts"
import { chatWords as words } from "../words/words.ts"

export function ActBar(props: {
  readonly situation: Situation
  /** The tasks on the card of labels that are not checked. */
  readonly labels: number
  readonly onVerb: (verb: ReviewVerb) => void
}) {
  const button = (verb: ReviewVerb, word: string, look = "") => (
    <button
      class={`btn ${look} ${verb}`}
      type="button"
      disabled={!may(verb, props.situation)}
      onClick={() => props.onVerb(verb)}
    >
      <kbd>{keyOf(verb)}</kbd>
      {word}
    </button>
  )
  /** Labels can only be confirmed or changed. */
  const one = () => props.situation.on === "labels" && props.situation.selected === 0
  /** A statement whose matter has ended is approved with its status. */
  const approve = () => {
    if (one()) return words.count("labelsConfirmAll", props.labels)
    const { status } = props.situation
    return status === null || status === "open" ? words.t("approve") : words.value("itWas", status)
  }
  return (
    <div class="act" role="toolbar" aria-label={words.t("decide")}>
      {button("approve", approve(), "go")}
      <Show when={!one()}>
        {button("merge", words.t("merge"))}
        {button("reject", words.t("reject"))}
        <Show when={(props.situation.status ?? "done") !== "done"}>{button("done", words.value("itWas", "done"))}</Show>
      </Show>
      {button("edit", words.t("edit"))}
      <Show when={!one()}>{button("snooze", words.t("later"), "bare")}</Show>
      <Show when={props.situation.selected > 0}>
        <span class="chosen" role="status">
          {words.t("chosen", { n: words.number(props.situation.selected) })}
        </span>
      </Show>
      <span class="end">
        <span>
          <kbd>J</kbd> <kbd>K</kbd> {words.t("nextAndPrevious")}
        </span>
        <span>
          <kbd>X</kbd> {words.t("select")}
        </span>
        <span>
          <kbd>?</kbd> {words.t("allKeys")}
        </span>
      </span>
    </div>
  )
}
