/** The team's knowledge: topics, and under each its statements with quotes, links and tasks. */
import { createEffect, For, on, Show } from "solid-js"
import { useLive } from "../sync/live.tsx"
import { createIndex } from "../sync/table/createIndex.ts"
import { useWindow } from "../sync/useWindow.ts"
import { createShown } from "./createShown.ts"
import { KnowledgeBar } from "./KnowledgeBar.tsx"
import { lookupIn } from "./names/lookup.ts"
import { NoKnowledge } from "./NoKnowledge.tsx"
import { TopicMenu } from "./topic/TopicMenu.tsx"
import { TopicSection } from "./topic/TopicSection.tsx"
import { TypeFilter } from "./TypeFilter.tsx"
import "../signs/signs.css"
import "./knowledge.css"

export function KnowledgePage() {
  const live = useLive()
  const { topics, atoms, tasks } = live.views
  const statements = useWindow("atoms")
  const known = lookupIn(live)
  const shown = createShown(topics.all, atoms.all, known)
  const uses = createIndex(tasks.table, (task) => task.atoms)
  let page!: HTMLDivElement
  createEffect(
    on(
      () => [shown.atom(), statements.ready()] as const,
      ([atom]) => atom !== undefined && queueMicrotask(() => scrollTo(page, atom))
    )
  )
  return (
    <>
      <KnowledgeBar
        ready={statements.ready()}
        topics={shown.topics().length}
        statements={shown.total()}
        archived={shown.archived()}
        onArchived={shown.setArchived}
      />
      <div class="page knowledge" ref={page} aria-busy={!statements.ready()}>
        <Show
          when={topics.all().length > 0 || atoms.all().length > 0}
          fallback={<NoKnowledge ready={topics.ready() && statements.ready()} mayAct={live.mayAct()} />}
        >
          <TopicMenu
            topics={shown.topics()}
            chosen={shown.chosen()}
            total={shown.total()}
            countOf={(place) => shown.statementsOf(place).length}
          />
          <div class="statements">
            <TypeFilter chosen={shown.types()} onToggle={shown.toggleType} />
            <For each={shown.places()}>
              {(place) => (
                <Show when={shown.isShown(place)}>
                  <TopicSection
                    topic={place === null ? null : (topics.shown(place) ?? null)}
                    statements={shown.statementsOf(place).map(({ id }) => id)}
                    opened={shown.atom()}
                    known={known}
                    tasksOf={(id) => [...uses.ids(id)].flatMap((task) => tasks.shown(task) ?? [])}
                  />
                </Show>
              )}
            </For>
          </div>
        </Show>
      </div>
    </>
  )
}

const scrollTo = (page: HTMLElement, atom: string) =>
  [...page.querySelectorAll<HTMLElement>("[data-atom]")]
    .find(({ dataset }) => dataset["atom"] === atom)
    ?.scrollIntoView?.({ block: "center" })
