/** The heart: what a machine distilled, one after the other, with its proof; a person decides with single keys. */
import ChevronLeft from "lucide-solid/icons/chevron-left"
import ChevronRight from "lucide-solid/icons/chevron-right"
import List from "lucide-solid/icons/list"
import { createMemo, createSignal, onCleanup, onMount, Show } from "solid-js"
import type { ProposalRow, Similar } from "../../gateways/contract/knowledge.ts"
import { lookup } from "../knowledge/lookup.ts"
import { onKeys } from "../parts/keys.ts"
import { api } from "../sync/api.ts"
import { createFetched } from "../sync/fetched.ts"
import { knowledge } from "../sync/knowledgeApi.ts"
import { useLive } from "../sync/live.tsx"
import { words } from "../words/words.ts"
import { ActBar } from "./ActBar.tsx"
import { createReview } from "./deciding/createReview.ts"
import { ClassifiedPane } from "./draft/ClassifiedPane.tsx"
import { bodyOf } from "./draft/draft.ts"
import { DraftForm } from "./draft/DraftForm.tsx"
import { assignable, topicChoices } from "./draft/choices.ts"
import { DraftPane } from "./draft/DraftPane.tsx"
import { MergeChooser, mostTargets } from "./draft/MergeChooser.tsx"
import { Near } from "./draft/Near.tsx"
import { targetsOf } from "./draft/nearest.ts"
import { EvidencePane } from "./evidence/EvidencePane.tsx"
import { actOf, allKeys, type Verb } from "./deciding/keymap.ts"
import { outcomeOf, QueuePane } from "./queue/QueuePane.tsx"
import { classifiedOf, entryOf, topicOf, waits } from "./queue/queue.ts"
import { NothingWaits } from "./NothingWaits.tsx"
import { tomorrow } from "./deciding/tomorrow.ts"
import { UndoToast } from "./UndoToast.tsx"
import "../signs/signs.css"
import "./styles/review.css"

export function ReviewPage() {
  const live = useLive()
  const { proposals, topics, atoms, tasks, runs, extractions } = live.views
  const known = lookup({
    nameOf: live.nameOf,
    topics: topics.shown,
    atoms: atoms.shown,
    tasks: tasks.shown,
    proposals: proposals.shown
  })
  const ready = () => proposals.ready() && tasks.ready()
  const review = createReview({
    me: live.session.actor,
    mayAct: live.mayAct,
    // Together or not at all: what comes a moment later would wait above the cursor.
    proposals: () => (ready() ? proposals.all() : []),
    tasks: () => (ready() ? tasks.all() : []),
    change: proposals.act,
    correct: (task, category, priority) =>
      tasks.act(task.id, { category, priority, classification: "corrected", suggested: [] }, () =>
        api.act(task.id, "correct", { category, priority })
      ),
    send: knowledge
  })
  // On a narrow screen there is one pane at a time.
  const [listing, setListing] = createSignal(false)
  const chats = createFetched(
    () => true,
    () => knowledge.chats()
  )
  const titleOfChat = (id: string | null) => chats.value()?.answer.items.find((chat) => chat.id === id)?.title ?? null

  const here = createMemo(() => {
    const entry = review.current()
    return entry?.is === "proposal" ? entry.row : null
  })
  const task = createMemo(() => {
    const entry = review.current()
    return entry?.is === "classified" ? entry.task : null
  })
  const full = createFetched(
    () => here()?.id ?? null,
    (id) => knowledge.proposal(id)
  )
  /** Only of the proposal at hand: the one before is not shown under it. */
  const detail = () => {
    const answer = full.value()
    return answer !== null && answer.about === here()?.id ? answer.answer : null
  }
  const messages = () => {
    const row = here()
    if (row === null) return []
    const ids = new Set<string>(row.evidence.map(({ message }) => message))
    return detail()?.messages ?? [...ids].flatMap((id) => live.messages[id] ?? [])
  }
  const similar = () => detail()?.similar ?? []
  const targets = createMemo(() => {
    const row = here()
    return row === null ? [] : targetsOf(row, similar(), known).slice(0, mostTargets)
  })
  const waiting = () => review.situation().on !== null

  const nameOfOrigin = (origin: ProposalRow["origin"] | null) => {
    if (origin === null) return words.t("labelsToCheck")
    if (origin.is === "run") return words.t("tasksFrom", { run: runs.rows[origin.id]?.name ?? "" })
    const reading = extractions.rows[origin.id]
    const chat = reading === undefined ? null : titleOfChat(reading.chat)
    return chat === null
      ? words.t("knowledgeFound", { day: words.day(reading?.requestedAt ?? new Date().toISOString()) })
      : words.t("knowledgeFrom", { chat })
  }
  const hrefOf = ({ kind, id }: Similar) =>
    kind === "task" ? `/tasks/${id}` : kind === "topic" || kind === "atom" ? `/knowledge?${kind}=${id}` : null
  const madeOf = (id: string | null) => {
    const made = id === null ? undefined : known.task(id)
    return made === undefined ? null : { label: `T-${made.number}`, href: `/tasks/${made.id}` }
  }

  const verbs: { readonly [V in Verb]: () => void } = {
    approve: () => review.approve(),
    merge: () => review.setMode("merging"),
    reject: review.reject,
    edit: () => review.setMode("editing"),
    snooze: () => review.snooze(tomorrow(new Date())),
    next: () => review.step(1),
    previous: () => review.step(-1),
    select: review.select,
    undo: () => void review.undo()
  }
  const press = (key: string) => {
    const act = actOf(key, review.situation())
    if (act === null) return
    if (act.is === "because") return review.because(act.reason)
    if (act.is === "do") return verbs[act.verb]()
    const target = targets()[act.nth]
    if (target !== undefined) review.merge(target.id)
  }
  onMount(() => onCleanup(onKeys(Object.fromEntries(allKeys.map((key) => [key, () => press(key)])))))

  const index = () => review.waiting().findIndex(({ key }) => key === review.current()?.key)
  const oldest = () =>
    review
      .waiting()
      .flatMap((entry) => (entry.is === "proposal" ? [entry.row.proposedAt] : []))
      .toSorted()[0]

  return (
    <>
      <header class="bar">
        <h1>{words.t("review")}</h1>
        <Show when={ready()}>
          <span class="quiet-text sub">
            {words.t("waitingCount", { n: words.number(review.waiting().length) })}
            <Show when={oldest()}>
              {(at) => (
                <>
                  {" "}
                  · {words.t("oldest", { time: words.lasting(Math.max(0, (review.now() - Date.parse(at())) / 1000)) })}
                </>
              )}
            </Show>
          </span>
        </Show>
        <span class="end narrow-only">
          <button class="btn bare" type="button" aria-label={words.t("previous")} onClick={() => review.step(-1)}>
            <ChevronLeft size={18} />
          </button>
          <span class="quiet-text">{index() < 0 ? "" : `${index() + 1} / ${review.waiting().length}`}</span>
          <button class="btn bare" type="button" aria-label={words.t("next")} onClick={() => review.step(1)}>
            <ChevronRight size={18} />
          </button>
          <button
            class="btn bare"
            type="button"
            aria-label={words.t("queue")}
            aria-pressed={listing()}
            onClick={() => setListing(!listing())}
          >
            <List size={18} />
          </button>
        </span>
      </header>
      <div class="page review" classList={{ listing: listing() }} aria-busy={!ready()}>
        <Show
          when={review.entries().length > 0}
          fallback={
            <Show when={ready()}>
              <NothingWaits mayAct={live.mayAct()} />
            </Show>
          }
        >
          <div class="panes">
            <QueuePane
              groups={review.groups()}
              now={review.now()}
              cursor={review.current()?.key ?? null}
              selected={review.selected()}
              held={review.held()}
              me={live.session.actor}
              known={known}
              nameOfOrigin={nameOfOrigin}
              onGo={(key) => {
                review.go(key)
                setListing(false)
              }}
              onShowHeld={review.showHeld}
            />
            <div class="pane doc" role="region" aria-label={words.t("proposal")} tabindex="0">
              <article>
                <Show when={review.current() === null}>
                  <NothingWaits mayAct={live.mayAct()} />
                </Show>
                <Show when={here()}>
                  {(row) => (
                    <>
                      <DraftPane
                        row={row()}
                        known={known}
                        from={nameOfOrigin(row().origin)}
                        outcome={waiting() ? null : outcomeOf(entryOf(row()), live.session.actor, live.nameOf)}
                        editing={review.mode() === "editing"}
                      >
                        <DraftForm
                          draft={bodyOf(row().draft)}
                          people={assignable(Object.values(live.people))}
                          topics={topicChoices(topics.all(), proposals.all(), topicOf(row()))}
                          onSave={review.amend}
                          onApprove={review.approve}
                          onLeave={() => review.setMode("looking")}
                        />
                      </DraftPane>
                      <Show when={review.mode() === "merging"}>
                        <MergeChooser
                          targets={targets()}
                          loading={full.loading()}
                          missing={full.failed() !== null}
                          onChoose={review.merge}
                          onLeave={() => review.setMode("looking")}
                        />
                      </Show>
                      <Near
                        similar={similar()}
                        missing={full.failed() !== null}
                        hrefOf={hrefOf}
                        mayMerge={(near) =>
                          waiting() && live.mayAct() && near.kind === row().draft.kind && near.id !== row().id
                        }
                        onMerge={review.merge}
                      />
                      <Show when={waiting() && live.mayAct()}>
                        <p class="narrow-only more-acts">
                          <button class="btn bare" type="button" onClick={verbs.snooze}>
                            {words.t("later")}
                          </button>
                        </p>
                      </Show>
                    </>
                  )}
                </Show>
                <Show when={task()}>
                  {(row) => (
                    <ClassifiedPane
                      task={row()}
                      message={live.messages[row().message ?? ""] ?? null}
                      mayAct={live.mayAct()}
                      waiting={waits(classifiedOf(row()), review.now())}
                      editing={review.mode() === "editing"}
                      nameOf={live.nameOf}
                      onCorrect={(category, priority) => review.confirm([row()], category, priority)}
                    />
                  )}
                </Show>
              </article>
            </div>
            <Show when={here()} fallback={<aside class="pane evidence" />}>
              {(row) => (
                <EvidencePane
                  quotes={row().evidence}
                  messages={messages()}
                  loading={full.loading()}
                  missing={full.failed() !== null}
                  chat={titleOfChat(messages()[0]?.chat ?? null)}
                  nameOf={live.nameOf}
                />
              )}
            </Show>
          </div>
          <ActBar situation={review.situation()} onVerb={(verb) => verbs[verb]()} />
        </Show>
        <Show when={review.told()}>
          {(told) => (
            <UndoToast
              told={told()}
              asking={review.asking()}
              made={told().decision === "approved" ? madeOf(told().id) : null}
              onUndo={verbs.undo}
              onBecause={review.because}
            />
          )}
        </Show>
      </div>
    </>
  )
}
