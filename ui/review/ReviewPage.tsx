/** Review: a machine's proposals one by one, each with its quotes. A person decides with single keys. */
import { createSignal, Show } from "solid-js"
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import { lookupIn, type Lookup } from "../knowledge/names/lookup.ts"
import { createStart, type Start } from "../runs/start/createStart.ts"
import { useLive } from "../sync/live.tsx"
import { bindVerbs } from "../verbs/bindings.ts"
import { createArrived, useWindow } from "../sync/useWindow.ts"
import { ActBar } from "./ActBar.tsx"
import { closedByOf } from "./draft/draft.ts"
import { createDetail, type Detail } from "./createDetail.ts"
import { createOrigins } from "./createOrigins.ts"
import { createReview, type Review } from "./deciding/createReview.ts"
import { EndCard } from "./end/EndCard.tsx"
import { reviewPort } from "./reviewPort.ts"
import { EntryPane } from "./EntryPane.tsx"
import { EvidencePane } from "./evidence/EvidencePane.tsx"
import { reviewVerbs, verbsOf } from "./keys/reviewKeys.ts"
import { isDoubtful } from "./queue/queue.ts"
import { QueuePane } from "./list/QueuePane.tsx"
import { openLinked } from "./openLinked.ts"
import { ReviewBar } from "./ReviewBar.tsx"
import "../signs/signs.css"
import "./styles/review.css"

export function ReviewPage() {
  const live = useLive()
  const known = lookupIn(live)
  const ready = useReviewWindows()
  const review = createReview(reviewPort(live, ready))
  const detail = createDetail(review.current, review.ahead, known, live)
  const origins = createOrigins(live.views)
  const verbs = verbsOf(review)
  const run = createStart(live)
  // A narrow screen shows one pane at a time.
  const [listing, setListing] = createSignal(false)
  const atEnd = () => ready() && review.current() === null
  bindVerbs(reviewVerbs(review, verbs, detail.merge.targets))
  bindVerbs({ open: { may: () => atEnd() && (run.may() || mayClose(run, live.mayAct())), run: () => goOn(run) } })
  openLinked(review, ready)
  const end = () => <End review={review} run={run} mayAct={live.mayAct()} />
  return (
    <>
      <ReviewBar
        waiting={ready() ? review.waiting() : null}
        now={review.now()}
        listing={listing()}
        onStep={review.step}
        onListing={setListing}
      />
      <div class="page review" classList={{ listing: listing() }} aria-busy={!ready()}>
        <Show when={review.groups().length > 0} fallback={<Show when={ready()}>{end()}</Show>}>
          <div class="panes">
            <Queue
              review={review}
              me={live.session.actor}
              known={known}
              nameOfOrigin={origins.nameOf}
              onLeave={() => setListing(false)}
            />
            <EntryPane
              review={review}
              detail={detail}
              known={known}
              nameOfOrigin={origins.nameOf}
              verbs={verbs}
              end={end()}
            />
            <Evidence detail={detail} titleOfChat={origins.titleOfChat} nameOf={live.nameOf} />
          </div>
          <Show when={!atEnd() || review.situation().selected > 0}>
            <ActBar situation={review.situation()} labels={uncheckedOf(review)} onVerb={(verb) => verbs[verb]()} />
          </Show>
        </Show>
      </div>
    </>
  )
}

function Queue(props: {
  readonly review: Review
  readonly me: string
  readonly known: Lookup
  readonly nameOfOrigin: (origin: ProposalRow["origin"]) => string
  /** Leaves the queue on a narrow screen. */
  readonly onLeave: () => void
}) {
  return (
    <QueuePane
      groups={props.review.groups()}
      now={props.review.now()}
      cursor={props.review.cursor()}
      selected={props.review.selected()}
      held={props.review.held()}
      me={props.me}
      known={props.known}
      nameOfOrigin={props.nameOfOrigin}
      onGo={(key) => {
        props.review.go(key)
        props.onLeave()
      }}
      onShowHeld={props.review.showHeld}
      onFold={props.review.fold}
    />
  )
}

function End(props: { readonly review: Review; readonly run: Start; readonly mayAct: boolean }) {
  return (
    <EndCard
      decided={props.review.decided()}
      weaker={props.review.weaker()}
      fresh={props.run.fresh()}
      toClose={props.run.toClose()?.name ?? null}
      onClose={() => goOn(props.run)}
      mayAct={props.mayAct}
      busy={props.run.busy()}
      onFold={props.review.fold}
      onStart={props.run.start}
    />
  )
}

const mayClose = (run: Start, mayAct: boolean) => mayAct && run.toClose() !== null

/** The step after the last decision: the decided run is closed, or the next one starts. */
const goOn = (run: Start) => {
  const decided = run.toClose()
  if (decided === null) run.start()
  else run.close(decided.id)
}

const uncheckedOf = (review: Review) => {
  const entry = review.current()
  return entry?.is === "labels" ? entry.tasks.filter(isDoubtful).length : 0
}

/** Returns whether the entries are there. */
const useReviewWindows = () => {
  const open = useWindow("proposals:open")
  const active = useWindow("tasks:active")
  // Decided entries stay in their place, and statements are named by the entries.
  useWindow("proposals:decided,before,newest,100")
  useWindow("atoms")
  return createArrived([open, active])
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
