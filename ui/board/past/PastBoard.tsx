/** The board as it was at a moment. Its cards lead to their tasks at that moment, and nothing can be changed. */
import Clock from "lucide-solid/icons/clock"
import { For, Show } from "solid-js"
import { Button } from "../../parts/button/Button.tsx"
import { FailedNote } from "../../parts/show/FailedNote.tsx"
import { Note } from "../../parts/show/Note.tsx"
import type { TasksPage } from "../../tasks/createTasksPage.ts"
import { noFilter } from "../../tasks/filter/filter.ts"
import { NoMatch } from "../../tasks/groups/NoMatch.tsx"
import { momentOf } from "../../task/time/moment.ts"
import { bindVerbs } from "../../verbs/bindings.ts"
import { words } from "../../words/words.ts"
import type { Past } from "./createPast.ts"
import { MomentTrack } from "./MomentTrack.tsx"
import { PastColumn } from "./PastColumn.tsx"
import "./past.css"

export function PastBoard(props: { readonly of: TasksPage; readonly past: Past; readonly at: string }) {
  bindVerbs({
    pastBack: () => props.past.by(-1),
    pastOn: () => props.past.by(1),
    pastWeekBack: () => props.past.by(-7),
    pastWeekOn: () => props.past.by(7),
    pastNow: () => props.past.go(null)
  })
  /** The columns stay while the tasks of another moment are read. */
  const isBare = () => !props.past.loading() && props.past.counts().shown === 0
  return (
    <div class="past">
      <Note
        tone="accent"
        icon={Clock}
        action={
          <Button type="button" small keys="Esc" onClick={() => props.past.go(null)}>
            {words.t("backToNow")}
          </Button>
        }
      >
        <b>{words.t("pastBoard", { at: momentOf(props.at) })}</b> {words.t("pastOnly")}
      </Note>
      <MomentTrack past={props.past} at={props.at} />
      <Show when={props.past.failed()}>{(why) => <FailedNote why={why()} onRetry={props.past.again} />}</Show>
      <Show when={isBare() && props.past.failed() === null}>
        <div class="page">
          <Show
            when={props.past.counts().all === 0}
            fallback={<NoMatch onClear={() => props.of.listed.setFilter(noFilter)} />}
          >
            <div class="empty">
              <p>{words.t("pastNone")}</p>
            </div>
          </Show>
        </div>
      </Show>
      <div
        class="board"
        hidden={isBare()}
        role="group"
        aria-label={words.t("board")}
        aria-busy={props.past.loading()}
        tabindex="0"
      >
        <For each={props.past.columns()}>{({ key, rows }) => <PastColumn of={props.of} group={key} rows={rows} />}</For>
      </div>
      <Show when={!props.past.loading() && props.past.more()}>
        {(more) => (
          <p class="past-more">
            <Button type="button" onClick={() => more()()}>
              {words.t("pastMore")}
            </Button>
          </p>
        )}
      </Show>
    </div>
  )
}
