/** The statements of a topic, with the pair that contradicts each other on top. */
import { createEffect, on, onCleanup, onMount, Show } from "solid-js"
import { KeptRow } from "../../parts/held/KeptRow.tsx"
import { holdWhileUsed } from "../../parts/held/createHeldList.ts"
import { NewAbove } from "../../parts/held/NewAbove.tsx"
import { VirtualRows } from "../../parts/rows/VirtualRows.tsx"
import { chatWords as words } from "../../words/words.ts"
import { everyTopic } from "../address.ts"
import type { KnowledgeState } from "../createKnowledge.ts"
import { ContradictionCard } from "../pairs/ContradictionCard.tsx"
import { TopicHead } from "../topic/TopicHead.tsx"
import { StatementQuotes } from "./StatementQuotes.tsx"
import { StatementRow } from "./StatementRow.tsx"
import { StatementTools } from "./StatementTools.tsx"

/** Height of a row with a text of one line. Pixels. */
const rowHeight = 66

export function StatementList(props: {
  readonly state: KnowledgeState
  readonly ref: (page: HTMLElement) => void
  readonly ready: boolean
}) {
  const { list } = props.state
  let page!: HTMLElement
  onMount(() => onCleanup(holdWhileUsed(page, list.held)))
  createEffect(
    on(
      () => JSON.stringify(props.state.filter.filter()),
      () => page.scrollTo?.({ top: 0 }),
      { defer: true }
    )
  )
  const showNew = () => {
    list.held.showNew()
    page.scrollTo({ top: 0 })
  }
  const place = () => props.state.filter.filter().place
  return (
    <section
      class="statements"
      aria-label={words.t("statementsLabel")}
      ref={(element) => {
        page = element
        props.ref(element)
      }}
    >
      <Head state={props.state} />
      <StatementTools filter={props.state.filter} count={(tab) => list.count(place(), tab)} />
      <NewAbove count={list.held.waiting()} onShow={showNew} />
      <Pairs state={props.state} />
      <Rows state={props.state} scroller={() => page} />
      <Show when={props.ready && list.ids().length === 0}>
        <NoStatements state={props.state} />
      </Show>
    </section>
  )
}

function Head(props: { readonly state: KnowledgeState }) {
  const { live, list } = props.state
  const place = () => props.state.filter.filter().place
  return (
    <Show
      when={props.state.topic()}
      fallback={
        <div class="topic-head">
          <h2>{words.t(place() === everyTopic ? "allStatements" : "withoutTopic")}</h2>
        </div>
      }
    >
      {(topic) => (
        <TopicHead
          topic={topic()}
          topics={live.views.topics.all()}
          count={list.count(topic().id, "standing")}
          mayAct={live.mayAct()}
          nameOf={live.nameOf}
          acts={props.state.topicActs}
        />
      )}
    </Show>
  )
}

function Rows(props: { readonly state: KnowledgeState; readonly scroller: () => HTMLElement }) {
  const { list, live, known } = props.state
  return (
    <VirtualRows class="stm-rows" ids={list.ids()} height={rowHeight} scroller={props.scroller}>
      {(id, measure) => (
        <KeptRow row={live.views.atoms.shown(id)}>
          {(atom) => (
            <StatementRow
              ref={measure}
              atom={atom()}
              known={known}
              tasks={props.state.tasksOf(id)}
              current={props.state.chosen()?.id === id}
              withTopic={props.state.filter.filter().place === everyTopic}
              quotes={() => <StatementQuotes full={props.state.detail.full()} nameOf={live.nameOf} />}
              onFocus={() => props.state.choose(id)}
              onOpen={() => props.state.open(id)}
            />
          )}
        </KeptRow>
      )}
    </VirtualRows>
  )
}

function Pairs(props: { readonly state: KnowledgeState }) {
  const { acts, live } = props.state
  return (
    <Show when={props.state.contradictions()[0]}>
      {(pair) => (
        <ContradictionCard
          pair={pair()}
          more={props.state.contradictions().length - 1}
          mayAct={live.mayAct()}
          onKeep={(kept, other) => acts.close(other, "replaced", kept.id)}
          onBoth={() => {
            const { from, first, second } = pair()
            acts.unlink(from, { relation: "contradicts", to: from.id === first.id ? second.id : first.id })
          }}
          onShow={props.state.open}
        />
      )}
    </Show>
  )
}

function NoStatements(props: { readonly state: KnowledgeState }) {
  const { filter, list } = props.state
  const isFiltered = () => list.count(filter.filter().place, "standing") > 0 || filter.filter().tab !== "standing"
  return (
    <div class="empty">
      <p>{words.t(isFiltered() ? "noStatements" : "noStatementsHere")}</p>
      <Show when={isFiltered()}>
        <button class="btn" type="button" onClick={filter.clear}>
          {words.t("clearFilter")}
        </button>
      </Show>
    </div>
  )
}
