/** The notice about the last decision: undo it, or give the reason of a rejection. */
import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import type { RejectReason } from "../../domain/values.ts"
import { rejectReasons } from "../../domain/vocabulary.ts"
import type { Lookup } from "../knowledge/names/lookup.ts"
import { words } from "../words/words.ts"
import type { Notice } from "./deciding/createNotice.ts"
import { keyOf } from "./keys/keymap.ts"

interface Made {
  readonly label: string
  readonly href: string
}

export function UndoToast(props: {
  readonly notice: Notice
  readonly reasonWanted: boolean
  /** The task that the approval made, once it is known. */
  readonly made: Made | null
  readonly onUndo: () => void
  readonly onReason: (reason: RejectReason) => void
}) {
  return (
    <div class="undo" role="status">
      <span class="what">
        <Decided notice={props.notice} made={props.made} />
      </span>
      <Show when={props.reasonWanted}>
        <span class="reasons" role="group" aria-label={words.t("becauseWhy")}>
          <For each={rejectReasons}>
            {(reason) => (
              <button type="button" onClick={() => props.onReason(reason)}>
                <kbd>{keyOf(reason)}</kbd>
                {words.value("reason", reason)}
              </button>
            )}
          </For>
        </span>
      </Show>
      <Show when={props.notice.decision !== "confirmed"}>
        <button type="button" onClick={() => props.onUndo()}>
          <kbd>Z</kbd>
          {words.t("undo")}
        </button>
      </Show>
    </div>
  )
}

function Decided(props: { readonly notice: Notice; readonly made: Made | null }) {
  const decision = () => words.value("told", props.notice.decision)
  return (
    <Show
      when={props.notice.count === 1}
      fallback={words.t("toldMany", {
        decision: decision(),
        proposals: words.count("proposals", props.notice.count)
      })}
    >
      {decision()} <q dir="auto">{short(props.notice.title)}</q>
      <Show when={props.made}>
        {(made) => (
          <>
            {" "}
            → <A href={made().href}>{made().label}</A>
          </>
        )}
      </Show>
    </Show>
  )
}

/** The task that an approval made. */
export const madeOf = ({ decision, id }: Notice, known: Pick<Lookup, "task">): Made | null => {
  const task = decision === "approved" && id !== null ? known.task(id) : undefined
  return task === undefined ? null : { label: `T-${task.number}`, href: `/tasks/${task.id}` }
}

/** The most UTF-16 units of a title in a notice. */
const roomForTitle = 60
const short = (title: string) =>
  title.length <= roomForTitle ? title : `${title.slice(0, roomForTitle).replace(/[\ud800-\udbff]$/, "")}…`
