/** What has just been decided, for six seconds: to be undone, or to be told why. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { RejectReason } from "../../domain/values.ts"
import { words } from "../words/words.ts"
import type { Told } from "./deciding/createReview.ts"
import { reasonKeys, reasons } from "./deciding/keymap.ts"

export function UndoToast(props: {
  readonly told: Told
  /** Whether a reason may still be given. */
  readonly asking: boolean
  /** What the approval made, once it is known. */
  readonly made: { readonly label: string; readonly href: string } | null
  readonly onUndo: () => void
  readonly onBecause: (reason: RejectReason) => void
}) {
  const undoable = () => props.told.decision !== "confirmed"
  return (
    <div class="undo" role="status">
      <span class="what">
        <Show
          when={props.told.count === 1}
          fallback={words.t("toldMany", {
            decision: words.value("told", props.told.decision),
            proposals: words.count("proposals", props.told.count)
          })}
        >
          {words.value("told", props.told.decision)} <q dir="auto">{short(props.told.title)}</q>
          <Show when={props.made}>
            {(made) => (
              <>
                {" "}
                → <A href={made().href}>{made().label}</A>
              </>
            )}
          </Show>
        </Show>
      </span>
      <Show when={props.asking}>
        <span class="reasons" role="group" aria-label={words.t("becauseWhy")}>
          <For each={reasons}>
            {(reason) => (
              <button type="button" onClick={() => props.onBecause(reason)}>
                <kbd>{reasonKeys[reason].toUpperCase()}</kbd>
                {words.value("reason", reason)}
              </button>
            )}
          </For>
        </span>
      </Show>
      <Show when={undoable()}>
        <button type="button" onClick={() => props.onUndo()}>
          <kbd>Z</kbd>
          {words.t("undo")}
        </button>
      </Show>
    </div>
  )
}

/** UTF-16 units of a title that a toast has room for. */
const roomForTitle = 60
const short = (title: string) =>
  title.length <= roomForTitle ? title : `${title.slice(0, roomForTitle).replace(/[\ud800-\udbff]$/, "")}…`
