/** A machine's draft. It has a dotted background and a dashed frame until a person decides. */
import { A } from "@solidjs/router"
import { Match, type ParentProps, Show, Switch } from "solid-js"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import { BandBars } from "../../signs/BandBars.tsx"
import { KindSign } from "../../signs/KindSign.tsx"
import { chatWords as words } from "../../words/words.ts"
import { detailsOf, isLong, signOf, draftTitleOf } from "./draft.ts"
import { AtomDraftFields, TaskDraftFields } from "./DraftFields.tsx"

interface Props {
  readonly row: ProposalRow
  readonly known: Lookup
}

export function DraftPane(
  props: ParentProps<
    Props & {
      /** The name of its origin. */
      readonly from: string
      /** The decision; null while it needs one. */
      readonly outcome: string | null
      /** Shows the children, a form, in place of the draft. */
      readonly editing: boolean
    }
  >
) {
  return (
    <>
      <Eyebrow row={props.row} from={props.from} />
      <Show when={props.outcome}>
        {(outcome) => (
          <p class="outcome" role="status">
            {outcome()}
            <Show when={props.known.task(props.row.made ?? "")}>
              {(task) => (
                <>
                  {" · "}
                  <A href={`/tasks/${task().id}`}>T-{task().number}</A>
                </>
              )}
            </Show>
          </p>
        )}
      </Show>
      <section class="draft machine" aria-label={words.t("draft")}>
        <Show when={props.editing} fallback={<DraftText row={props.row} known={props.known} />}>
          {props.children}
        </Show>
      </section>
      <p class="made-by quiet-text" title={props.row.promptVersion}>
        {madeBy(props.row)}
        <Show when={props.row.model.degraded}>{(why) => <>, {words.t("degraded", { why: why() })}</>}</Show>
        <Show when={props.row.revision > 1}> · {words.t("editedDraft")}</Show>
      </p>
    </>
  )
}

/** The kind of the proposal, its origin, the machine's confidence, and its readers. */
function Eyebrow(props: { readonly row: ProposalRow; readonly from: string }) {
  const audience = () => (props.row.audience.startsWith("chat:") ? "forItsChat" : "private")
  return (
    <div class="eyebrow">
      <span class="chip">
        <KindSign kind={signOf(props.row.draft)} size={12} />
        {words.value("proposalOf", props.row.draft.kind)}
      </span>
      <span>
        {props.from} · {words.time(props.row.proposedAt)}
      </span>
      <BandBars band={props.row.band} worded />
      <Show when={props.row.audience !== "team"}>
        <span>{words.t(audience())}</span>
      </Show>
    </div>
  )
}

function DraftText(props: Props) {
  const draft = () => props.row.draft
  const atom = () => {
    const now = draft()
    return now.kind === "atom" ? now : undefined
  }
  const task = () => {
    const now = draft()
    return now.kind === "task" ? now : undefined
  }
  return (
    <>
      <h2 dir="auto" classList={{ long: isLong(draftTitleOf(draft())) }}>
        {draftTitleOf(draft())}
      </h2>
      <Show when={detailsOf(draft()) !== ""}>
        <p dir="auto">{detailsOf(draft())}</p>
      </Show>
      <Switch>
        <Match when={atom()}>{(now) => <AtomDraftFields draft={now()} known={props.known} />}</Match>
        <Match when={task()}>{(now) => <TaskDraftFields draft={now()} known={props.known} />}</Match>
      </Switch>
    </>
  )
}

const madeBy = ({ model }: ProposalRow) =>
  model.provider === "builtin" ? words.t("madeByRules") : words.t("madeBy", { model: model.model })
