/** Shows the version of another person beside the typed one. Nothing is saved until the person has chosen. */
import { Show } from "solid-js"
import { words } from "../words/words.ts"

export function TwoVersions(props: {
  /** The stored text, of another person. */
  readonly theirs: string
  readonly onTheirs: () => void
  readonly onMine: () => void
  /** Puts both texts into the field, to be edited into one. Left out for a text of one line. */
  readonly onBoth?: (() => void) | undefined
}) {
  return (
    <section class="conflict" role="alert" aria-label={words.t("conflict")}>
      <p>{words.t("conflict")}</p>
      <blockquote dir="auto">{props.theirs === "" ? words.t("none") : props.theirs}</blockquote>
      <p class="acts">
        <button class="btn" type="button" onClick={() => props.onMine()}>
          {words.t("keepMine")}
        </button>
        <button class="btn" type="button" onClick={() => props.onTheirs()}>
          {words.t("takeTheirs")}
        </button>
        <Show when={props.onBoth}>
          {(both) => (
            <button class="btn bare" type="button" onClick={() => both()()}>
              {words.t("editBoth")}
            </button>
          )}
        </Show>
      </p>
    </section>
  )
}
