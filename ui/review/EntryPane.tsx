/** The middle pane: the entry under the cursor, a proposal or the labels of a task. */
import { Show } from "solid-js"
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import type { Lookup } from "../knowledge/names/lookup.ts"
import { assignableOptions } from "../parts/fields/choices.ts"
import { useLive } from "../sync/live.tsx"
import { knowledgeApi } from "../sync/rest/knowledgeApi.ts"
import { useWindow } from "../sync/useWindow.ts"
import { words } from "../words/words.ts"
import type { Detail } from "./createDetail.ts"
import type { Review } from "./deciding/createReview.ts"
import { ClassifiedPane } from "./draft/ClassifiedPane.tsx"
import { ProposalDoc } from "./draft/ProposalDoc.tsx"
import { topicChoices } from "./draft/topicChoices.ts"
import type { Verbs } from "./keys/reviewKeys.ts"
import { Pairs } from "./pairs/Pairs.tsx"
import { pairsOf } from "./pairs/pairs.ts"
import { NothingWaits } from "./NothingWaits.tsx"
import { outcomeOf } from "./queue/facts.ts"
import { entryOf, entryTopicOf } from "./queue/queue.ts"

interface Props {
  readonly review: Review
  readonly detail: Detail
  readonly known: Lookup
  readonly nameOfOrigin: (origin: ProposalRow["origin"]) => string
  readonly verbs: Verbs
}

export function EntryPane(props: Props) {
  const live = useLive()
  const task = () => {
    const entry = props.review.current()
    return entry?.is === "classified" ? entry.task : null
  }
  useWindow(() => {
    const message = task()?.message ?? null
    return message === null ? null : `message:${message}`
  })
  return (
    <div class="pane doc" role="region" aria-label={words.t("proposal")} tabindex="0">
      <article>
        <Show when={props.review.current() === null}>
          <NothingWaits mayAct={live.mayAct()} />
        </Show>
        <Show when={props.detail.proposal()}>{(row) => <Proposal {...props} row={row()} />}</Show>
        <Show when={task()}>
          {(row) => (
            <ClassifiedPane
              task={row()}
              message={live.messages[row().message ?? ""] ?? null}
              mayAct={live.mayAct()}
              waiting={props.review.situation().on !== null}
              editing={props.review.mode() === "editing"}
              nameOf={live.nameOf}
              onCorrect={(category, priority) => props.review.confirm(row(), category, priority)}
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
      targets={props.detail.targets()}
      loading={props.detail.loading()}
      missing={props.detail.missing()}
      onAmend={props.review.amend}
      onApprove={props.review.approve}
      onMerge={props.review.merge}
      onSnooze={props.verbs.snooze}
      onLeave={() => props.review.setMode("looking")}
      pairs={
        <Pairs
          row={props.row}
          pairs={pairsOf(props.row, props.known)}
          open={outcome() === null && live.mayAct()}
          nameOf={live.nameOf}
          quotesOf={(atom) => knowledgeApi.quotesOf("atom", atom)}
          onMerge={props.review.merge}
        />
      }
    />
  )
}
