/** Actions for the selected tasks. The bar lies over the foot of the list, and the rows keep their places. */
import X from "lucide-solid/icons/x"
import Ban from "lucide-solid/icons/ban"
import Check from "lucide-solid/icons/check"
import { For, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { IconButton } from "../../parts/button/IconButton.tsx"
import { verbKeys } from "../../verbs/verbKeys.ts"
import type { VerbId } from "../../verbs/verbs.ts"
import { words } from "../../words/words.ts"
import { type BulkField, bulkFields } from "./fieldChanges.ts"

export const fieldVerbs = {
  status: "setStatus",
  assignee: "setAssignee",
  priority: "setPriority",
  due: "setDue",
  topic: "setTopic"
} as const satisfies { readonly [F in BulkField]: VerbId }

export function BulkBar(props: {
  readonly count: number
  readonly onField: (field: BulkField) => void
  readonly onComplete: () => void
  readonly onDrop: () => void
  readonly onClear: () => void
}) {
  return (
    <Show when={props.count > 0}>
      <div class="bulk-place">
        <div class="pop bulk" role="toolbar" aria-label={words.count("selectedCount", props.count)}>
          <b aria-live="polite">{words.count("selectedCount", props.count)}</b>
          <span class="slide">
            <For each={bulkFields}>
              {(field) => (
                <Button look="quiet" keys={verbKeys(fieldVerbs[field])} onClick={() => props.onField(field)}>
                  {words.t(`field.${field}`)}
                </Button>
              )}
            </For>
            <span class="bulk-line" />
            <Button look="quiet" keys={verbKeys("complete")} onClick={() => props.onComplete()}>
              <Check size={14} />
              {words.t("complete")}
            </Button>
            <Button look="quiet" onClick={() => props.onDrop()}>
              <Ban size={14} />
              {words.t("cancelTask")}
            </Button>
          </span>
          <IconButton label={words.t("clearSelection")} keys="Esc" onClick={() => props.onClear()}>
            <X size={15} />
          </IconButton>
        </div>
      </div>
    </Show>
  )
}
