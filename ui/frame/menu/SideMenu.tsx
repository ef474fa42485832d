/** The menu beside the page: 200 px, or icons with tooltips on a narrow window. Its children are at its foot. */
import { For, type JSX, type ParentProps, Show } from "solid-js"
import { words } from "../../words/words.ts"
import { Logo } from "./Logo.tsx"
import { type Badges, type PageEntry, type PageGroup, pageGroups } from "./page.ts"
import { PageLink } from "./PageLink.tsx"

export function SideMenu(
  props: ParentProps<{
    readonly pages: ReadonlyArray<PageEntry>
    readonly badges: Badges
    /** Only icons fit. */
    readonly isNarrow: boolean
    /** Shown under the pages of tasks. Without room for names it is left out. */
    readonly views: JSX.Element
  }>
) {
  const pagesOf = (group: PageGroup) => props.pages.filter((page) => page.group === group)
  return (
    <nav class="side" aria-label={words.t("mainMenu")}>
      <div class="team">
        <Logo />
        <span class="label">Task Tracker</span>
      </div>
      <div class="navs">
        <For each={pageGroups.filter((group) => pagesOf(group).length > 0)}>
          {(group) => (
            <>
              <Show when={group !== "day"}>
                <div class="cap">
                  <span class="label">{words.value("pageGroup", group)}</span>
                </div>
              </Show>
              <For each={pagesOf(group)}>
                {(page) => <PageLink page={page} badges={props.badges} isNarrow={props.isNarrow} />}
              </For>
              <Show when={group === "tasks" && !props.isNarrow}>{props.views}</Show>
            </>
          )}
        </For>
      </div>
      {props.children}
    </nav>
  )
}
