/** The middle pane: the entry under the cursor, a proposal or the card of labels. Without one, the card of the end. */
import { type JSX, Show } from "solid-js"
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import type { Lookup } from "../knowledge/names/lookup.ts"
import { assignableOptions } from "../parts/fields/choices.ts"
import { useLive } from "../sync/live.tsx"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import { chatWords as words } from "../words/words.ts"
import type { Detail } from "./createDetail.ts"
import type { Review } from "./deciding/createReview.ts"
import { ProposalDoc } from "./draft/ProposalDoc.tsx"
import { topicChoices } from "./draft/topicChoices.ts"
import type { Verbs } from "./keys/reviewKeys.ts"
import { Pairs } from "./pairs/Pairs.tsx"
import { pairsOf } from "./pairs/pairs.ts"
import { outcomeOf } from "./queue/facts.ts"
import { LabelsCard } from "./labels/LabelsCard.tsx"
import { entryOf, entryTopicOf } from "./queue/queue.ts"

interface Props {
  readonly review: Review
  readonly detail: Detail
  readonly known: Lookup
  readonly nameOfOrigin: (origin: ProposalRow["origin"]) => string
  readonly verbs: Verbs
  /** Shown when nothing is left. */
  readonly end: JSX.Element
}

export function EntryPane(props: Props) {
  const live = useLive()
  const { labels } = props.review
  const card = () => {
    const entry = props.review.current()
    return entry?.is === "labels" ? entry : null
  }
  return (
    <div class="pane doc" role="region" aria-label={words.t("proposal")} tabindex="0">
      <article>
        <Show when={props.review.current() === null}>{props.end}</Show>
        <Show when={props.detail.proposal()}>{(row) => <Proposal {...props} row={row()} />}</Show>
        <Show when={card()}>
          {(entry) => (
            <LabelsCard
              tasks={entry().tasks}
              chosenOf={labels.of}
              mayAct={live.mayAct()}
              editing={props.review.mode() === "editing"}
              onChoose={labels.choose}
              onConfirm={props.review.confirm}
            />
          )}
        </Show>
      </article>
    </div>
  )
}

function Proposal(props: Props & { readonly row: ProposalRow }) {
  const live = useLive()
  const { topics, proposals } = live.views
  const outcome = () =>
    props.review.situation().on === null ? outcomeOf(entryOf(props.row), live.session.actor, live.nameOf) : null
  return (
    <ProposalDoc
      row={props.row}
      known={props.known}
      from={props.nameOfOrigin(props.row.origin)}
      outcome={outcome()}
      mode={props.review.mode()}
      mayAct={live.mayAct()}
      people={assignableOptions(Object.values(live.people))}
      topics={topicChoices(topics.all(), proposals.all(), entryTopicOf(props.row))}
      similar={props.detail.similar()}
      merge={props.detail.merge}
      loading={props.detail.loading()}
      missing={props.detail.missing()}
      onAmend={props.review.amend}
      onApprove={props.review.approve}
      onMerge={props.review.merge}
      onLeave={() => props.review.setMode("looking")}
      pairs={
        <Pairs
          row={props.row}
          pairs={pairsOf(props.row, props.known, proposals.all())}
          open={outcome() === null && live.mayAct()}
          nameOf={live.nameOf}
          quotesOf={(atom) => knowledgeApi.quotesOf("atom", atom)}
          onMerge={props.review.merge}
          onGo={(id) => props.review.go(`proposal:${id}`)}
        />
      }
    />
  )
}
