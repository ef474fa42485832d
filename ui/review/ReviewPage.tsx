/** Review: a machine's proposals one by one, each with its quotes. A person decides with single keys. */
import { createSignal, Show } from "solid-js"
import { lookupIn } from "../knowledge/names/lookup.ts"
import { useLive } from "../sync/live.tsx"
import { bindVerbs } from "../verbs/bindings.ts"
import { useWindow } from "../sync/useWindow.ts"
import { ActBar } from "./ActBar.tsx"
import { closedByOf } from "./draft/draft.ts"
import { createDetail, type Detail } from "./createDetail.ts"
import { createOrigins } from "./createOrigins.ts"
import { createReview } from "./deciding/createReview.ts"
import { reviewPort } from "./reviewPort.ts"
import { EntryPane } from "./EntryPane.tsx"
import { EvidencePane } from "./evidence/EvidencePane.tsx"
import { reviewVerbs, verbsOf } from "./keys/reviewKeys.ts"
import { NothingWaits } from "./NothingWaits.tsx"
import { QueuePane } from "./queue/QueuePane.tsx"
import { ReviewBar } from "./ReviewBar.tsx"
import { madeOf, UndoToast } from "./UndoToast.tsx"
import "../signs/signs.css"
import "./styles/review.css"

export function ReviewPage() {
  const live = useLive()
  const known = lookupIn(live)
  const ready = useReviewWindows()
  const review = createReview(reviewPort(live, ready))
  const detail = createDetail(review.current, known, (id) => live.messages[id])
  const origins = createOrigins(live.views)
  const verbs = verbsOf(review)
  // A narrow screen shows one pane at a time.
  const [listing, setListing] = createSignal(false)
  bindVerbs(reviewVerbs(review, verbs, detail.targets))
  return (
    <>
      <ReviewBar
        waiting={ready() ? review.waiting() : null}
        cursor={review.cursor()}
        now={review.now()}
        listing={listing()}
        onStep={review.step}
        onListing={setListing}
      />
      <div class="page review" classList={{ listing: listing() }} aria-busy={!ready()}>
        <Show when={review.groups().length > 0} fallback={<Empty ready={ready()} mayAct={live.mayAct()} />}>
          <div class="panes">
            <QueuePane
              groups={review.groups()}
              now={review.now()}
              cursor={review.cursor()}
              selected={review.selected()}
              held={review.held()}
              me={live.session.actor}
              known={known}
              nameOfOrigin={origins.nameOf}
              onGo={(key) => {
                review.go(key)
                setListing(false)
              }}
              onShowHeld={review.showHeld}
              onFold={review.fold}
            />
            <EntryPane review={review} detail={detail} known={known} nameOfOrigin={origins.nameOf} verbs={verbs} />
            <Evidence detail={detail} titleOfChat={origins.titleOfChat} nameOf={live.nameOf} />
          </div>
          <ActBar situation={review.situation()} onVerb={(verb) => verbs[verb]()} />
        </Show>
        <Show when={review.notice()}>
          {(notice) => (
            <UndoToast
              notice={notice()}
              reasonWanted={review.reasonWanted()}
              made={madeOf(notice(), known)}
              onUndo={verbs.undo}
              onReason={review.giveReason}
            />
          )}
        </Show>
      </div>
    </>
  )
}

/** Returns whether the entries are there. */
const useReviewWindows = () => {
  const open = useWindow("proposals:open")
  const active = useWindow("tasks:active")
  // Decided entries stay in their place, and statements are named by the entries.
  useWindow("proposals:decided,before,newest,100")
  useWindow("atoms")
  return () => open.ready() && active.ready()
}

function Empty(props: { readonly ready: boolean; readonly mayAct: boolean }) {
  return (
    <Show when={props.ready}>
      <NothingWaits mayAct={props.mayAct} />
    </Show>
  )
}

function Evidence(props: {
  readonly detail: Detail
  readonly titleOfChat: (chat: string | null) => string | null
  readonly nameOf: (actor: string) => string
}) {
  return (
    <Show when={props.detail.proposal()} fallback={<aside class="pane evidence" />}>
      {(row) => (
        <EvidencePane
          quotes={row().evidence}
          closedBy={closedByOf(row())}
          messages={props.detail.messages()}
          loading={props.detail.loading()}
          missing={props.detail.missing()}
          chat={props.titleOfChat(props.detail.messages()[0]?.chat ?? null)}
          nameOf={props.nameOf}
        />
      )}
    </Show>
  )
}
