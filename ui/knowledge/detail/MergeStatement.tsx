/** Merges the statement into another one, which then has its quotes and tags. */
import Merge from "lucide-solid/icons/merge"
import { createSignal } from "solid-js"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { Popover } from "../../parts/overlay/Popover.tsx"
import { chatWords as words } from "../../words/words.ts"
import { FindStatement } from "./FindStatement.tsx"

export function MergeStatement(props: {
  readonly atom: AtomRow
  readonly all: () => ReadonlyArray<AtomRow>
  readonly onMerge: (into: AtomRow["id"]) => void
}) {
  const [open, setOpen] = createSignal(false)
  return (
    <Popover
      label={words.t("mergeStatement", { label: `A-${props.atom.number}` })}
      placement="bottom-end"
      class="menu rail-choices"
      open={open()}
      onOpenChange={setOpen}
      trigger={(trigger) => (
        <button {...trigger} type="button" class="btn quiet sm">
          <Merge size={13} />
          {words.t("mergeTopicInto")}
        </button>
      )}
    >
      <FindStatement
        label={words.t("mergeTopicInto")}
        all={props.all}
        except={[props.atom.id]}
        onPick={(into) => {
          setOpen(false)
          props.onMerge(into)
        }}
      />
    </Popover>
  )
}
