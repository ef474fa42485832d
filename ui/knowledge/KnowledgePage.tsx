/** The team's knowledge: topics, the statements of one, and the details of the chosen statement. */
import { createEffect, on, Show } from "solid-js"
import { useLive } from "../sync/live.tsx"
import { useWindow } from "../sync/useWindow.ts"
import { bindVerbs } from "../verbs/bindings.ts"
import { chatWords as words } from "../words/words.ts"
import { everyTopic } from "./address.ts"
import { createKnowledge, type KnowledgeState } from "./createKnowledge.ts"
import { StatementDetail } from "./detail/StatementDetail.tsx"
import { KnowledgeBar } from "./KnowledgeBar.tsx"
import { showStatement } from "./list/focusStatement.ts"
import { StatementList } from "./list/StatementList.tsx"
import { NoKnowledge } from "./NoKnowledge.tsx"
import { TopicMenu } from "./topic/TopicMenu.tsx"
import "../signs/signs.css"
import "../tasks/row/facts.css"
import "./styles/knowledge.css"

export function KnowledgePage() {
  const live = useLive()
  const { topics, atoms } = live.views
  const window = useWindow("atoms")
  const state = createKnowledge(live)
  let list: HTMLElement | undefined
  let detail: HTMLElement | undefined
  /** Shows a row, and gives it the focus. */
  const go = (id: string | undefined, focus: boolean) => {
    if (id === undefined || list === undefined) return
    const ids = state.list.ids()
    showStatement(list, id, { share: ids.indexOf(id) / Math.max(1, ids.length), focus })
  }
  bindKeys(state, go, () => detail)
  // A link shows its statement once the rows are there.
  createEffect(
    on([window.ready, state.filter.atom], ([ready]) => ready && queueMicrotask(() => go(state.filter.atom(), false)))
  )
  const close = () => {
    state.close()
    queueMicrotask(() => go(state.chosen()?.id, true))
  }
  const isEmpty = () => topics.all().length === 0 && atoms.all().length === 0
  return (
    <>
      <KnowledgeBar
        ready={window.ready()}
        topics={state.topics().length}
        statements={state.list.count(everyTopic, "standing")}
        waiting={state.waiting()}
        mayAct={live.mayAct()}
      />
      <div class="page knowledge" classList={{ opened: state.opened() }} aria-busy={!window.ready()}>
        <Show when={!isEmpty()} fallback={<NoKnowledge ready={window.ready()} mayAct={live.mayAct()} />}>
          <TopicMenu
            topics={state.topics()}
            archived={state.archivedTopics()}
            place={state.filter.filter().place}
            countOf={(place) => state.list.count(place, "standing")}
          />
          <StatementList state={state} ref={(element) => (list = element)} ready={window.ready()} />
          <aside
            class="detail"
            aria-label={words.t("statementDetails")}
            ref={(element) => (detail = element)}
            tabindex="-1"
          >
            <Detail state={state} onClose={close} />
          </aside>
        </Show>
      </div>
    </>
  )
}

function Detail(props: { readonly state: KnowledgeState; readonly onClose: () => void }) {
  const { live, known, acts, detail } = props.state
  const { atoms, people } = live.views
  return (
    <Show when={props.state.chosen()}>
      {(atom) => (
        <StatementDetail
          atom={atom()}
          known={known}
          topics={props.state.topics()}
          people={people.all()}
          all={atoms.all}
          mayAct={live.mayAct()}
          acts={acts}
          data={detail}
          backlinks={props.state.backlinks(atom().id)}
          editRequests={props.state.editRequests()}
          onClose={props.onClose}
        />
      )}
    </Show>
  )
}

const bindKeys = (
  state: KnowledgeState,
  go: (id: string | undefined, focus: boolean) => void,
  detail: () => HTMLElement | undefined
) => {
  const step = (by: 1 | -1) => {
    const ids = state.list.ids()
    const at = ids.indexOf(state.chosen()?.id ?? "")
    const next = ids[Math.min(Math.max(at + by, 0), ids.length - 1)]
    if (next === undefined) return
    state.choose(next)
    go(next, true)
  }
  const isChosen = () => state.chosen() !== undefined
  bindVerbs({
    next: () => step(1),
    previous: () => step(-1),
    open: {
      may: isChosen,
      run: () => {
        state.open(state.chosen()?.id ?? "")
        queueMicrotask(() => detail()?.focus())
      }
    },
    editStatement: { may: () => isChosen() && state.live.mayAct(), run: state.edit },
    closeDetails: () => {
      state.close()
      go(state.chosen()?.id, true)
    }
  })
}
