/** A proposal in full: the draft, the form that edits it, the merge targets and similar items. */
import { type JSX, Show } from "solid-js"
import type { ProposalRow, Similar } from "../../../gateways/contract/knowledge.ts"
import { hrefOf } from "../../knowledge/names/labels.ts"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import type { Choice } from "../../parts/fields/Pick.tsx"
import type { DraftBody } from "../../sync/rest/knowledgeApi.ts"
import { bodyOf } from "./draft.ts"
import { DraftForm } from "../form/DraftForm.tsx"
import { DraftPane } from "./DraftPane.tsx"
import { MergeChooser } from "../merge/MergeChooser.tsx"
import { Near } from "./Near.tsx"
import type { Targets } from "../merge/createTargets.ts"
import type { Situation } from "../keys/keymap.ts"

interface Props {
  readonly row: ProposalRow
  readonly known: Lookup
  /** The name of its origin. */
  readonly from: string
  /** Null while it needs a decision. */
  readonly outcome: string | null
  readonly mode: Situation["mode"]
  readonly mayAct: boolean
  readonly people: ReadonlyArray<Choice>
  readonly topics: ReadonlyArray<Choice>
  readonly similar: ReadonlyArray<Similar>
  readonly merge: Targets
  readonly loading: boolean
  /** Similar items could not be fetched. */
  readonly missing: boolean
  readonly onAmend: (draft: DraftBody, seen: number) => void
  readonly onApprove: (draft: DraftBody, seen: number) => void
  readonly onMerge: (id: string) => void
  readonly onLeave: () => void
  /** The statements that it ends or denies, beside it. */
  readonly pairs: JSX.Element
}

export function ProposalDoc(props: Props) {
  const open = () => props.outcome === null && props.mayAct
  const mayMerge = ({ kind, id }: Similar) => open() && kind === props.row.draft.kind && id !== props.row.id
  return (
    <>
      <DraftPane
        row={props.row}
        known={props.known}
        from={props.from}
        outcome={props.outcome}
        editing={props.mode === "editing"}
      >
        <DraftForm
          proposal={props.row.id}
          revision={props.row.revision}
          decided={props.outcome}
          draft={bodyOf(props.row.draft)}
          people={props.people}
          topics={props.topics}
          onSave={props.onAmend}
          onApprove={props.onApprove}
          onLeave={props.onLeave}
        />
      </DraftPane>
      {props.pairs}
      <Show when={props.mode === "merging"}>
        <MergeChooser
          targets={props.merge.targets()}
          query={props.merge.query()}
          loading={props.loading || props.merge.searching()}
          missing={props.missing}
          onSearch={props.merge.search}
          onChoose={props.onMerge}
          onLeave={props.onLeave}
        />
      </Show>
      <Near
        similar={props.similar}
        missing={props.missing}
        hrefOf={hrefOf}
        mayMerge={mayMerge}
        onMerge={props.onMerge}
      />
    </>
  )
}
